namespace CompiledNet.Tests.Threads.Stress;

/// <summary>Networks and data that nobody writes: whatever else goes on, each call has the result that it has alone.</summary>
internal sealed class StressQuiet
{
    private const int Rows = 200;
    private static readonly int s_length = StressTagger.InputLength;
    private static readonly int s_outputs = StressTagger.OutputLength;
    private static readonly int s_positions = StressTagger.TargetLength;
    private readonly StressTagger _network = new(6);
    private readonly int[] _tokens, _tags;
    private readonly float[] _outputs = new float[Rows * s_outputs], _gradients = new float[StressTagger.ParameterLength];
    private readonly float[] _fitted;
    private readonly float _loss, _trainingLoss;
    private readonly double _accuracy;
    private readonly byte[] _file;

    public StressQuiet(int seed)
    {
        var random = new Random(seed);
        _tokens = [.. Enumerable.Range(0, Rows * s_length).Select(_ => random.Next(21))];
        _tags = [.. Enumerable.Range(0, Rows * s_positions).Select(_ => random.Next(4))];
        _network.Predict(_tokens, _outputs);
        _loss = _network.Loss(_tokens, _tags);
        _trainingLoss = _network.Backward(_tokens, _tags, _gradients);
        _accuracy = _network.Evaluate(Data()).Accuracy!.Value;
        _file = _network.ToBytes();
        _fitted = Fit(threads: 1);
    }

    public void Call(StressCall call)
    {
        switch (call.Random.Next(8))
        {
            case 0 or 1:
                int first = call.Random.Next(Rows), rows = 1 + call.Random.Next(Rows - first);
                var outputs = new Bounded<float>(rows * s_outputs, 7);
                _network.Predict(_tokens.AsSpan(first * s_length, rows * s_length), outputs.Span, threads: call.Random.Next(3));
                AssertSame(_outputs.AsSpan(first * s_outputs, rows * s_outputs), outputs.Span);
                outputs.AssertMargins("the outputs");
                break;
            case 2:
                Assert.Equal(_loss, _network.Loss(_tokens, _tags));
                break;
            case 3:
                var gradients = new Bounded<float>(_gradients.Length, 7);
                Assert.Equal(_trainingLoss, _network.Backward(_tokens, _tags, gradients.Span));
                AssertSameParameters(_gradients, gradients.Span);
                gradients.AssertMargins("the gradients");
                break;
            case 4:
                Assert.Equal(_accuracy, _network.Evaluate(Data()).Accuracy);
                break;
            case 5:
                Assert.True(_file.AsSpan().SequenceEqual(StressTagger.Load(_file).ToBytes()));
                break;
            case 6:
                AssertSame(_network.Parameters, _network.Clone().Parameters);
                break;
            default:
                AssertSameParameters(_fitted, Fit(threads: 1 + call.Random.Next(3)));
                break;
        }
    }

    private static void AssertSame(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual) =>
        Assert.True(expected.SequenceEqual(actual), "The result is another than alone.");

    /// <summary>But for the padding between them.</summary>
    private static void AssertSameParameters(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        foreach (ParameterInfo parameter in StressTagger.ParameterTable)
        {
            float[] one = new float[parameter.Length], other = new float[parameter.Length];
            parameter.Export(expected, one);
            parameter.Export(actual, other);
            AssertSame(one, other);
        }
    }

    private Dataset<int, int> Data() => Dataset.Create(_tokens, _tags, Rows);

    private float[] Fit(int threads)
    {
        using Trainer<StressTagger, Adam> trainer = Trainer.Create(_network.Clone(), new Adam(0.01), threads);
        trainer.Fit(Data(), options: new FitOptions { Epochs = 1, BatchSize = 50 });
        return trainer.Network.Parameters.ToArray();
    }
}
