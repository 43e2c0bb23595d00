using CompiledNet.Benchmarks.Build;
using CompiledNet.Benchmarks.Networks;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>What a network costs before it does any work: in the build, and at the start of a program.</summary>
internal static class BuildItems
{
    private const int Samples = 7;

    public static IEnumerable<WorkItem> All() =>
    [
        .. Network(typeof(MnistNet), Target.AtMost(0.1)),
        .. Network(typeof(WideNet), jitTarget: null),
        .. Network(typeof(TinyNet), jitTarget: null),
    ];

    private static IEnumerable<WorkItem> Network(Type network, Target? jitTarget)
    {
        string name = network.Name;
        yield return new SampleItem(
            $"build of {name}",
            [
                new SampleRow("generator", Texts.Time),
                new SampleRow("C# compiler", Texts.Time),
                new SampleRow("generated lines", value => Texts.Number((long)value)),
                new SampleRow("bytes of IL", value => Texts.Number((long)value)),
                new SampleRow("bytes of IL in the largest method", value => Texts.Number((long)value)),
            ],
            () => Build(network),
            Samples);
        yield return new SampleItem(
            $"first step of {name}",
            [new SampleRow("JIT", Texts.Time, jitTarget), new SampleRow("in all", Texts.Time)],
            () => FirstStep(network),
            Samples);
    }

    private static double[] Build(Type network)
    {
        NetworkBuild build = NetworkBuild.Of(network, OptimizationLevel.Release);
        return [build.GeneratorSeconds, build.CompilerSeconds, build.Lines, build.IlBytes, build.LargestMethodIlBytes];
    }

    private static double[] FirstStep(Type network)
    {
        (double jit, double seconds) = StartUp.Measure(network);
        return [jit, seconds];
    }
}
