namespace CompiledNet.Tests.Slots;

/// <summary>What does not fit a slot is refused by its name, before anything is changed.</summary>
public class SlotArgumentTests
{
    private const int Rows = 4;

    private readonly OfferNet _network = new(seed: 1);
    private readonly OfferData _data = new(Rows, seed: 1);
    private readonly float[] _gradients = new float[OfferNet.ParameterLength];

    [Fact]
    public void Every_output_empty() =>
        Refused<ArgumentException>("code", () => _network.Predict(_data.Numbers, _data.Words, default, default, default, default));

    [Fact]
    public void An_input_of_other_rows() =>
        Refused<ArgumentException>(
            "words", () => _network.Predict(_data.Numbers, _data.Words.AsSpan(3), _data.Code, default, default, default));

    [Fact]
    public void An_output_of_other_rows() =>
        Refused<ArgumentException>(
            "price", () => _network.Predict(_data.Numbers, _data.Words, default, default, new float[(Rows * 2) - 1], default));

    [Fact]
    public void An_output_over_an_input() =>
        Refused<ArgumentException>(
            "sure", () => _network.Predict(_data.Numbers, _data.Words, default, default, default, _data.Numbers.AsSpan(0, Rows)));

    [Fact]
    public void Outputs_over_each_other()
    {
        float[] memory = new float[Rows * 4];
        Refused<ArgumentException>(
            "kind", () => _network.Predict(_data.Numbers, _data.Words, default, memory, memory.AsSpan(0, Rows * 2), default), "price");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_token_outside_its_vocabulary(int token)
    {
        _data.Words[5] = token;
        Refused<ArgumentOutOfRangeException>(
            "words", () => _network.Loss(_data.Numbers, _data.Words, _data.Kind, _data.Price, _data.Sure), "Row 1, position 2");
        using Trainer<OfferNet, Sgd> trainer = Trainer.Create(_network, new Sgd());
        Refused<ArgumentOutOfRangeException>(
            "words", () => trainer.Step(_data.Numbers, _data.Words, _data.Kind, _data.Price, _data.Sure), "Row 1, position 2");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void A_label_outside_its_classes(int label)
    {
        _data.Kind[2] = label;
        Refused<ArgumentOutOfRangeException>(
            "kind", () => _network.Backward(_data.Numbers, _data.Words, _data.Kind, _data.Price, _data.Sure, _gradients), "Row 2");
    }

    [Theory]
    [InlineData(-0.01f)]
    [InlineData(1.01f)]
    [InlineData(float.NaN)]
    public void A_target_that_is_not_a_probability(float target)
    {
        _data.Sure[1] = target;
        Refused<ArgumentOutOfRangeException>(
            "sure", () => _network.Loss(_data.Numbers, _data.Words, _data.Kind, _data.Price, _data.Sure), "Row 1");
    }

    [Fact]
    public void Gradients_over_an_argument() => Refused<ArgumentException>(
        "numbersGradients",
        () => _network.Backward(_data.Numbers, _data.Words, _data.Kind, _data.Price, _data.Sure, _gradients, _data.Numbers));

    [Fact]
    public void Class_weights_that_could_mean_any_head()
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => Trainer.Create(_network, new Sgd(), new TrainerOptions { ClassWeights = [1, 1, 1, 1] }));
        Assert.Contains("ClassWeightsByLoss", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Class_weights_of_a_head_without_classes()
    {
        var options = new TrainerOptions { ClassWeightsByLoss = new Dictionary<string, IReadOnlyList<double>> { ["price"] = [1, 2] } };
        Assert.Contains(
            "'price'", Assert.Throws<ArgumentException>(() => Trainer.Create(_network, new Sgd(), options)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Class_weights_of_a_head_change_its_loss_only()
    {
        double Loss(double[]? weights)
        {
            var options = new TrainerOptions
            {
                Threads = 1,
                ClassWeightsByLoss = weights is null
                    ? new Dictionary<string, IReadOnlyList<double>>()
                    : new Dictionary<string, IReadOnlyList<double>> { ["kind"] = weights },
            };
            using Trainer<OfferNet, Sgd> trainer = Trainer.Create(new OfferNet(seed: 1), new Sgd(), options);
            return trainer.Step(_data.Numbers, _data.Words, _data.Kind, _data.Price, _data.Sure);
        }

        Assert.Equal(Loss(null), Loss([3, 3, 3, 3]), 1e-6);
        Assert.NotEqual(Loss(null), Loss([1, 2, 3, 4]), 1e-3);
    }

    private void Refused<TException>(string name, Action call, string? text = null)
        where TException : ArgumentException
    {
        float[] before = _network.Parameters.ToArray();
        TException exception = Assert.Throws<TException>(call);
        Assert.Equal(name, exception.ParamName);
        Assert.Contains(text ?? string.Empty, exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, _network.Parameters.ToArray());
    }
}
