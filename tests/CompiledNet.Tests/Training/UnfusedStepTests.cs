namespace CompiledNet.Tests.Training;

/// <summary>An update after the backward code, with nothing to clip, has the bits of the update within it.</summary>
public class UnfusedStepTests
{
    private const int Steps = 12;

    public static TheoryData<int> Threads => [1, 2, 3];

    [Theory]
    [MemberData(nameof(Threads))]
    public void Sgd(int threads) => Compare(new Sgd(0.1), threads);

    [Theory]
    [MemberData(nameof(Threads))]
    public void Sgd_with_momentum_and_decay(int threads) =>
        Compare(new Sgd(0.05, momentum: 0.9, nesterov: true, weightDecay: 0.01), threads);

    [Theory]
    [MemberData(nameof(Threads))]
    public void Adam(int threads) => Compare(new Adam(0.01, weightDecay: 0.01), threads);

    [Theory]
    [MemberData(nameof(Threads))]
    public void AdamW(int threads) => Compare(new AdamW(0.01, weightDecay: 0.1), threads);

    [Theory]
    [MemberData(nameof(Threads))]
    public void RmsProp(int threads) => Compare(new RmsProp(0.002, weightDecay: 0.01, momentum: 0.5, centered: true), threads);

    private static void Compare<TOptimizer>(TOptimizer optimizer, int threads)
        where TOptimizer : struct, IOptimizer
    {
        (float[] losses, Dictionary<string, int[]> parameters) = Train(optimizer, new TrainerOptions { Threads = threads });
        foreach (TrainerOptions options in new[]
        {
            new TrainerOptions { Threads = threads, MaxNorm = double.PositiveInfinity },
            new TrainerOptions { Threads = threads, ClipValue = double.PositiveInfinity },
            new TrainerOptions { Threads = threads, NaNGuard = true },
        })
        {
            (float[] otherLosses, Dictionary<string, int[]> otherParameters) = Train(optimizer, options);
            Assert.Equal(losses, otherLosses);
            Assert.All(
                parameters,
                parameter => Assert.True(parameter.Value.AsSpan().SequenceEqual(otherParameters[parameter.Key]), parameter.Key));
        }
    }

    private static (float[] Losses, Dictionary<string, int[]> Parameters) Train<TOptimizer>(TOptimizer optimizer, TrainerOptions options)
        where TOptimizer : struct, IOptimizer
    {
        var network = new VariedNet(3);
        using Trainer<VariedNet, TOptimizer> trainer = Trainer.Create(network, optimizer, options);
        float[] losses = VariedRun.Steps(trainer, Steps);
        Assert.Equal((Steps, Steps), (trainer.StepCount, trainer.UpdateCount));
        return (losses, VariedRun.Bits(network.Parameters));
    }
}
