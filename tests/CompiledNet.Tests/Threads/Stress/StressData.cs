namespace CompiledNet.Tests.Threads.Stress;

/// <summary>
/// The data that all threads train on, and that some of them change: values within their range, labels and tokens far beyond it.
/// </summary>
internal sealed class StressData
{
    public const int Rows = 48;
    private readonly Random _random;

    public StressData(int seed)
    {
        _random = new Random(seed);
        Values = Floats(Rows * StressClassifier.InputLength);
        Images = Floats(Rows * Training.VariedNet.InputLength);
        Distributions = Floats(Rows * 3);
        Labels = Integers(Rows, 3);
        Tokens = Integers(Rows * StressTagger.InputLength, 21);
        Tags = Integers(Rows * StressTagger.TargetLength, 4);
    }

    public Bounded<float> Values { get; }

    public Bounded<float> Images { get; }

    public Bounded<float> Distributions { get; }

    public Bounded<int> Labels { get; }

    public Bounded<int> Tokens { get; }

    public Bounded<int> Tags { get; }

    /// <summary>Puts a number out of its range for a moment, while others read it.</summary>
    public void Change(StressCall call)
    {
        (Bounded<int> numbers, int limit) = call.Random.Next(3) switch
        {
            0 => (Labels, 3),
            1 => (Tokens, 21),
            _ => (Tags, 4),
        };
        ref int number = ref numbers.Span[call.Random.Next(numbers.Span.Length)];
        number = call.Random.Next(4) switch
        {
            0 => limit,
            1 => -1,
            2 => int.MinValue + call.Random.Next(1000),
            _ => 100_000_000 + call.Random.Next(1_000_000_000),
        };
        Thread.SpinWait(call.Random.Next(5000));
        number = call.Random.Next(limit);
        ref float value = ref Distributions.Span[call.Random.Next(Distributions.Span.Length)];
        value = float.NaN;
        value = call.Random.NextSingle();
    }

    private Bounded<float> Floats(int count)
    {
        var values = new Bounded<float>(count, 7);
        foreach (ref float value in values.Span)
        {
            value = _random.NextSingle();
        }

        return values;
    }

    private Bounded<int> Integers(int count, int limit)
    {
        var values = new Bounded<int>(count, 1_000_000_007);
        foreach (ref int value in values.Span)
        {
            value = _random.Next(limit);
        }

        return values;
    }
}
