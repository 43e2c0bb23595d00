using System.Numerics.Tensors;
using CompiledNet.Benchmarks.Kernels;
using CompiledNet.Benchmarks.Timing;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Elementary functions over an array that stays in the first-level cache.</summary>
internal static class ElementwiseItems
{
    private const int Length = 4096;

    private delegate void SpanFunction(ReadOnlySpan<float> source, Span<float> destination);

    public static IEnumerable<WorkItem> All()
    {
        yield return Function<ExpFunction>("exp", TensorPrimitives.Exp);
        yield return Function<TanhFunction>("tanh", TensorPrimitives.Tanh);
        yield return Function<SigmoidFunction>("sigmoid", TensorPrimitives.Sigmoid);
        yield return new ComparisonItem(
            Name("GELU"),
            Ours<GeluFunction>,
            PyTorchPeer.Speedup("gelu", threads: 1, Target.AtLeast(1.2), new Dictionary<string, object> { ["length"] = Length }));
    }

    private static ComparisonItem Function<TFunction>(string name, SpanFunction theirs)
        where TFunction : struct, IElementwise => new(
            Name(name),
            Ours<TFunction>,
            new Comparison("TensorPrimitives", Metric.Speedup, Target.AtLeast(2), _ => Theirs(theirs)));

    private static string Name(string function) => $"{function} of {Texts.Number(Length)} floats";

    private static LocalWork Ours<TFunction>()
        where TFunction : struct, IElementwise => new(ElementwiseWork<TFunction>.Create(Source(), new AlignedBuffer(Length)));

    private static LocalWork Theirs(SpanFunction function)
    {
        AlignedBuffer source = Source(), destination = new(Length);
        return new LocalWork(iterations =>
        {
            for (long i = 0; i < iterations; i++)
            {
                function(source.Span, destination.Span);
            }
        });
    }

    private static AlignedBuffer Source() => RandomBuffers.Create(Length, -5, 5);
}
