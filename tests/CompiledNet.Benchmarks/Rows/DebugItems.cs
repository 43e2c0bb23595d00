using CompiledNet.Benchmarks.Build;
using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Timing;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>The user's unoptimised build against the optimised one: the same declaration compiled twice.</summary>
internal static class DebugItems
{
    private const int Rows = 64;

    public static IEnumerable<WorkItem> All()
    {
        yield return new ComparisonItem(
            $"train {PeerNetwork.Dense(new MnistNet(0).Info).Name}, SGD, batch {Texts.Number(Rows)}, built for debugging",
            () => Train(typeof(MnistNet), OptimizationLevel.Debug),
            new Comparison("the optimised build", Metric.TimeRatio, Target.AtMost(3), _ => Train(typeof(MnistNet), OptimizationLevel.Release)));
    }

    private static ITimed Train(Type network, OptimizationLevel optimization)
    {
        Type built = NetworkBuild.Of(network, optimization).Load(network.FullName!);
        return (ITimed)Activator.CreateInstance(
            typeof(TrainingWork<,>).MakeGenericType(built, typeof(Sgd)), new Sgd(SlowDescent.Rate), Rows, 1)!;
    }
}
