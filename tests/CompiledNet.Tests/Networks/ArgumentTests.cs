namespace CompiledNet.Tests.Networks;

/// <summary>
/// Bad input to every method of a network and to a training step: a named exception that says what was expected and what came,
/// before any parameter or result changes.
/// </summary>
public class ArgumentTests
{
    private const int Rows = 4;

    private readonly DeclaredClassifier _network = new(seed: 1);
    private readonly float[] _inputs = new float[Rows * DeclaredClassifier.InputLength];
    private readonly float[] _outputs = new float[Rows * DeclaredClassifier.OutputLength];
    private readonly float[] _targets = new float[Rows * DeclaredClassifier.OutputLength];
    private readonly float[] _gradients = new float[DeclaredClassifier.ParameterLength];
    private readonly float[] _inputGradients = new float[Rows * DeclaredClassifier.InputLength];
    private readonly float[] _targetGradients = new float[Rows * DeclaredClassifier.OutputLength];
    private readonly int[] _labels = new int[Rows];
    private readonly float[] _shared = new float[1000];

    [Fact]
    public void An_empty_batch()
    {
        Refused(() => _network.Predict([], []), "inputs", "empty", "6");
        Refused(() => _network.Loss([], _labels), "inputs", "empty");
        Refused(() => _network.Loss([], _targets), "inputs", "empty");
        Refused(() => _network.Backward([], _labels, _gradients), "inputs", "empty");
        Refused(() => _network.Backward([], _targets, _gradients), "inputs", "empty");
        Refused(() => _network.BackwardFrom([], [], _gradients), "inputs", "empty");
        Refused(trainer => trainer.Step([], _labels), "inputs", "empty");
        Refused(trainer => trainer.Step([], _targets), "inputs", "empty");
    }

    [Fact]
    public void Inputs_that_are_no_whole_number_of_rows()
    {
        float[] inputs = new float[(Rows * 6) + 1];
        Refused(() => _network.Predict(inputs, _outputs), "inputs", "25", "6");
        Refused(() => _network.Predict(inputs.AsSpan(0, 5), _outputs.AsSpan(0, 3)), "inputs", "5", "6");
        Refused(() => _network.Loss(inputs, _labels), "inputs", "25", "6");
        Refused(() => _network.Backward(inputs, _labels, _gradients), "inputs", "25", "6");
        Refused(() => _network.BackwardFrom(inputs, _outputs, _gradients), "inputs", "25", "6");
        Refused(trainer => trainer.Step(inputs, _labels), "inputs", "25", "6");
    }

    [Fact]
    public void Outputs_and_output_gradients_of_another_length()
    {
        Refused(() => _network.Predict(_inputs, _outputs.AsSpan(1)), "outputs", "12", "11");
        Refused(() => _network.Predict(_inputs.AsSpan(0, 6), _outputs.AsSpan(0, 2)), "outputs", "3", "2");
        Refused(() => _network.BackwardFrom(_inputs, _outputs.AsSpan(1), _gradients), "outputGradients", "12", "11");
    }

    [Fact]
    public void Labels_and_targets_of_another_length()
    {
        Refused(() => _network.Loss(_inputs, _labels.AsSpan(1)), "labels", "4 rows of 1 value, 4 in all", "3");
        Refused(() => _network.Backward(_inputs, _labels.AsSpan(1), _gradients), "labels", "4", "3");
        Refused(trainer => trainer.Step(_inputs, _labels.AsSpan(1)), "labels", "4", "3");
        Refused(() => _network.Loss(_inputs, _targets.AsSpan(1)), "targets", "12", "11");
        Refused(() => _network.Backward(_inputs, _targets.AsSpan(1), _gradients), "targets", "12", "11");
        Refused(trainer => trainer.Step(_inputs, _targets.AsSpan(1)), "targets", "12", "11");

        var sequence = new DeclaredSequenceClassifier();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => sequence.Loss(new float[2 * 24], new int[2]));
        Assert.Contains("8", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_label_outside_the_classes(int label)
    {
        _labels[2] = label;
        RefusedAsOutOfRange(() => _network.Loss(_inputs, _labels), "labels", $"{label}", "0 to 2", "2");
        RefusedAsOutOfRange(() => _network.Backward(_inputs, _labels, _gradients), "labels", $"{label}", "0 to 2");
        RefusedAsOutOfRange(trainer => trainer.Step(_inputs, _labels), "labels", $"{label}", "0 to 2");
    }

    [Theory]
    [InlineData(-1e-3f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void A_distribution_with_a_negative_or_infinite_entry(float entry)
    {
        _targets[7] = entry;
        string found = entry.ToString(System.Globalization.CultureInfo.InvariantCulture);
        RefusedAsOutOfRange(() => _network.Loss(_inputs, _targets), "targets", "Row 2, position 1", found);
        RefusedAsOutOfRange(() => _network.Backward(_inputs, _targets, _gradients), "targets", "Row 2, position 1", found);
        RefusedAsOutOfRange(trainer => trainer.Step(_inputs, _targets), "targets", "Row 2, position 1", found);
    }

    [Fact]
    public void Gradients_of_another_length()
    {
        string expected = DeclaredClassifier.ParameterLength.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string found = (DeclaredClassifier.ParameterLength - 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Refused(() => _network.Backward(_inputs, _labels, _gradients.AsSpan(1)), "gradients", expected, found);
        Refused(() => _network.BackwardFrom(_inputs, _outputs, _gradients.AsSpan(1)), "gradients", expected, found);
        Refused(trainer => trainer.Apply(_gradients.AsSpan(1)), "gradients", expected, found);
        Refused(() => _network.Backward(_inputs, _labels, _gradients, _inputGradients.AsSpan(1)), "inputGradients", "24", "23");
        Refused(() => _network.BackwardFrom(_inputs, _outputs, _gradients, _inputGradients.AsSpan(1)), "inputGradients", "24", "23");
        Refused(() => _network.Backward(_inputs, _targets, _gradients, default, _targetGradients.AsSpan(1)), "targetGradients", "12", "11");
    }

    [Fact]
    public void What_is_written_over_what_is_read()
    {
        Refused(() => _network.Predict(_shared.AsSpan(0, 24), _shared.AsSpan(20, 12)), "outputs", "inputs");
        Refused(() => _network.Predict(_shared.AsSpan(0, 6), _shared.AsSpan(5, 3)), "outputs", "inputs");
        Refused(() => _network.Predict(_network.Parameters[..24], _network.Parameters.Slice(20, 12)), "outputs");
        Refused(() => _network.Predict(_inputs, _network.Parameters[..12]), "outputs", "parameters");
        Refused(() => _network.Predict(_inputs.AsSpan(0, 6), _network.Parameters[..3]), "outputs", "parameters");
        Refused(() => _network.Backward(_shared.AsSpan(0, 24), _labels, _shared.AsSpan(23, _gradients.Length)), "gradients", "inputs");
        Refused(() => _network.Backward(_inputs, _labels, _network.Parameters), "gradients", "parameters");
        Refused(() => _network.Backward(_inputs, _labels, _gradients, _inputs), "inputGradients", "inputs");
        Refused(() => _network.Backward(_inputs, _labels, _gradients, _gradients.AsSpan(0, 24)), "inputGradients", "gradients");
        Refused(() => _network.Backward(_inputs, _labels, _gradients, _network.Parameters[..24]), "inputGradients", "parameters");
        Refused(() => _network.Backward(_inputs, _shared.AsSpan(0, 12), _shared.AsSpan(11, _gradients.Length)), "gradients", "targets");
        Refused(() => _network.Backward(_inputs, _shared.AsSpan(0, 12), _gradients, _shared.AsSpan(11, 24)), "inputGradients", "targets");
        Refused(() => _network.Backward(_inputs, _targets, _gradients, _inputGradients, _targets), "targetGradients", "targets");
        Refused(
            () => _network.Backward(_inputs, _targets, _gradients, _inputGradients, _inputGradients.AsSpan(0, 12)), "targetGradients",
            "inputGradients");
        Refused(
            () => _network.Backward(_inputs, _targets, _gradients, _inputGradients, _gradients.AsSpan(0, 12)), "targetGradients",
            "gradients");
        Refused(
            () => _network.Backward(_inputs, _targets, _gradients, _inputGradients, _inputs.AsSpan(0, 12)), "targetGradients", "inputs");
        Refused(
            () => _network.Backward(_inputs, _targets, _gradients, _inputGradients, _network.Parameters[..12]), "targetGradients",
            "parameters");
        Refused(
            () => _network.BackwardFrom(_inputs, _shared.AsSpan(0, 12), _shared.AsSpan(11, _gradients.Length)), "gradients",
            "outputGradients");
        Refused(
            () => _network.BackwardFrom(_inputs, _shared.AsSpan(0, 12), _gradients, _shared.AsSpan(11, 24)), "inputGradients",
            "outputGradients");
        Refused(trainer => trainer.Apply(_network.Parameters), "gradients", "that of the network's parameters");
        Refused(trainer => trainer.Step(_network.Parameters[..24], _labels), "inputs", "that of the network's parameters");
    }

    [Fact]
    public void Neighbouring_spans_are_no_overlap()
    {
        _network.Predict(_shared.AsSpan(0, 24), _shared.AsSpan(24, 12));
        _network.Predict(_shared.AsSpan(12, 6), _shared.AsSpan(9, 3));
        _network.Backward(_shared.AsSpan(0, 24), _labels, _shared.AsSpan(24, _gradients.Length));
    }

    private void Refused(Action action, string argument, params string[] words) => Refused<ArgumentException>(action, argument, words);

    private void Refused(Action<Trainer<DeclaredClassifier, Adam>> action, string argument, params string[] words) =>
        Refused<ArgumentException>(action, argument, words);

    private void RefusedAsOutOfRange(Action action, string argument, params string[] words) =>
        Refused<ArgumentOutOfRangeException>(action, argument, words);

    private void RefusedAsOutOfRange(Action<Trainer<DeclaredClassifier, Adam>> action, string argument, params string[] words) =>
        Refused<ArgumentOutOfRangeException>(action, argument, words);

    private void Refused<TException>(Action<Trainer<DeclaredClassifier, Adam>> action, string argument, string[] words)
        where TException : ArgumentException
    {
        using Trainer<DeclaredClassifier, Adam> trainer = Trainer.Create(_network, new Adam(), threads: 1);
        Refused<TException>(() => action(trainer), argument, words);
        Assert.Equal(0, trainer.StepCount);
    }

    private void Refused<TException>(Action action, string argument, string[] words)
        where TException : ArgumentException
    {
        float[][] written = [_outputs, _gradients, _inputGradients, _targetGradients, _shared];
        Array.ForEach(written, values => Array.Fill(values, 7));
        float[] parameters = _network.Parameters.ToArray();
        TException exception = Assert.Throws<TException>(action);
        Assert.Equal(argument, exception.ParamName);
        Assert.All(words, word => Assert.Contains(word, exception.Message, StringComparison.Ordinal));
        Assert.Equal(parameters, _network.Parameters.ToArray());
        Assert.All(written, values => Assert.All(values, value => Assert.Equal(7, value)));
    }
}
