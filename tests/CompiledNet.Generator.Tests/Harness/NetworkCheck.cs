extern alias library;

using CompiledNet.Generator.Model;
using CompiledNet.Tests.Reference;
using library::CompiledNet;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>
/// Runs a network of one input and one output and compares all that it gives with the reference: outputs, losses, and every gradient. The
/// padding of parameters holds NaN, which must reach no result.
/// </summary>
internal sealed class NetworkCheck
{
    private const double KinkMargin = 1e-3;
    private readonly LoadedNetwork _network;
    private readonly ReferenceNetwork _reference;
    private readonly Dictionary<string, double[]> _parameters = [];
    private readonly Random _random = new(7);

    private NetworkCheck(LoadedNetwork network, NetworkModel model)
    {
        _network = network;
        _reference = new ReferenceNetwork(model);
        DrawParameters();
    }

    /// <summary>Compares the network for some numbers of rows.</summary>
    public static void Agrees(LoadedNetwork network, NetworkModel model)
    {
        var check = new NetworkCheck(network, model);
        foreach (int rows in new[] { 1, 2, 7 })
        {
            check.Compare(rows);
        }
    }

    private void DrawParameters()
    {
        _network.Parameters.Fill(float.NaN);
        foreach (ParameterInfo parameter in _network.Info.ParameterTable)
        {
            double bound = 1 / Math.Sqrt(parameter.Shape.Count > 1 ? parameter.Shape[1] : 4);
            float[] values = Draw(parameter.Length, bound);
            parameter.Import(values, _network.Parameters);
            _parameters[parameter.Name] = Widen(values);
        }
    }

    private void Compare(int rows)
    {
        float[] inputs = DrawInputs(rows);
        float[] outputs = new float[rows * _network.Info.OutputLength];
        _network.Predict(inputs, outputs);
        Close(Run(inputs, rows, ReferenceMode.Inference).Outputs[0], outputs, "outputs");
        CompareBackwardFrom(inputs, rows);
        if (_network.BackwardOfLabels is not null)
        {
            CompareLabels(inputs, rows);
        }

        if (_network.BackwardOfTargets is not null)
        {
            CompareTargets(inputs, rows);
        }
    }

    private void CompareBackwardFrom(float[] inputs, int rows)
    {
        float[] outputGradients = Draw(rows * _network.Info.OutputLength, 1);
        float[] gradients = new float[_network.Info.ParameterLength], inputGradients = new float[inputs.Length];
        _network.BackwardFrom(inputs, outputGradients, gradients, inputGradients);
        Dictionary<string, double[]> expected = Run(inputs, rows, ReferenceMode.Training).Products([Widen(outputGradients)]);
        CompareGradients(expected, gradients, ("input", inputGradients));
    }

    private void CompareLabels(float[] inputs, int rows)
    {
        int classes = _network.Info.Classes;
        int[] labels = [.. Enumerable.Range(0, rows * _network.Info.LabelLength).Select(_ => _random.Next(classes))];
        double[] targets = [.. labels.SelectMany(label => Enumerable.Range(0, classes).Select(c => c == label ? 1.0 : 0.0))];
        float[] gradients = new float[_network.Info.ParameterLength], inputGradients = new float[inputs.Length];
        float loss = _network.BackwardOfLabels!(inputs, labels, gradients, inputGradients);
        CompareLosses(inputs, rows, targets, loss, _network.LossOfLabels!(inputs, labels));
        CompareGradients(Run(inputs, rows, ReferenceMode.Training).Gradients([targets]), gradients, ("input", inputGradients));
    }

    private void CompareTargets(float[] inputs, int rows)
    {
        float[] targets = Targets(rows);
        float[] gradients = new float[_network.Info.ParameterLength];
        float[] inputGradients = new float[inputs.Length];
        float[] targetGradients = new float[targets.Length];
        float loss = _network.BackwardOfTargets!(inputs, targets, gradients, inputGradients, targetGradients);
        CompareLosses(inputs, rows, Widen(targets), loss, _network.LossOfTargets!(inputs, targets));
        Dictionary<string, double[]> expected = Run(inputs, rows, ReferenceMode.Training).Gradients([Widen(targets)]);
        CompareGradients(expected, gradients, ("input", inputGradients), ("targets", targetGradients));
    }

    private void CompareLosses(float[] inputs, int rows, double[] targets, float ofBackward, float ofLoss)
    {
        Close([Run(inputs, rows, ReferenceMode.Training).Loss([targets])], [ofBackward], "loss of Backward");
        Close([Run(inputs, rows, ReferenceMode.Inference).Loss([targets])], [ofLoss], "loss");
    }

    /// <summary>Inputs that keep away from the kinks of all activations.</summary>
    private float[] DrawInputs(int rows)
    {
        for (int i = 0; i < 100; i++)
        {
            float[] inputs = Draw(rows * _network.Info.InputLength, 1);
            if (Run(inputs, rows, ReferenceMode.Inference).KinkDistance() > KinkMargin)
            {
                return inputs;
            }
        }

        throw new InvalidOperationException("The network stands on a kink whatever it reads: choose another for the test.");
    }

    /// <summary>Targets from 0.05 to 0.95, which all losses take; distributions where those are expected.</summary>
    private float[] Targets(int rows)
    {
        float[] targets = [.. Draw(rows * _network.Info.TargetLength, 0.45).Select(value => value + 0.5f)];
        return _network.Info.TargetsAreDistributions
            ? [.. targets.Chunk(_reference.Heads[0].Classes).SelectMany(row => row.Select(value => value / row.Sum()))]
            : targets;
    }

    private void CompareGradients(Dictionary<string, double[]> expected, float[] gradients, params (string Name, float[] Actual)[] others)
    {
        foreach (ParameterInfo parameter in _network.Info.ParameterTable)
        {
            float[] actual = new float[parameter.Length];
            parameter.Export(gradients, actual);
            Close(expected[parameter.Name], actual, "gradient of " + parameter.Name);
        }

        foreach ((string name, float[] actual) in others)
        {
            Close(expected[name], actual, "gradient of " + name);
        }
    }

    private ReferenceRun Run(float[] inputs, int rows, ReferenceMode mode) => _reference.Run(rows, [Widen(inputs)], _parameters, mode);

    private static void Close(double[] expected, float[] actual, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double tolerance = 1e-4 * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance, $"{what} [{i}]: {actual[i]}, expected {expected[i]}");
        }
    }

    private float[] Draw(int length, double bound) =>
        [.. Enumerable.Range(0, length).Select(_ => (float)(((2 * _random.NextDouble()) - 1) * bound))];

    private static double[] Widen(float[] values) => [.. values.Select(value => (double)value)];
}
