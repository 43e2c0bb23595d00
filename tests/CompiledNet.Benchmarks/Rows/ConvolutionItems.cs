using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>
/// The parts of a convolution's work, each by itself: the operations that the compiler emits into a network of one convolution, without
/// the packing of rows into the network's layout, against PyTorch and against the processor's peak.
/// </summary>
internal static class ConvolutionItems
{
    private static readonly ConvolutionShape s_first = new(Channels: 1, Size: 28, Filters: 6, Window: 5, Padding: 2);
    private static readonly ConvolutionShape s_second = new(Channels: 6, Size: 14, Filters: 16, Window: 5, Padding: 0);
    private static readonly ConvolutionShape s_middle = new(Channels: 32, Size: 14, Filters: 64, Window: 3, Padding: 1);
    private static readonly ConvolutionShape s_last = new(Channels: 64, Size: 8, Filters: 64, Window: 3, Padding: 1);
    private static readonly ConvolutionShape s_depthwise = new(Channels: 64, Size: 14, Filters: 64, Window: 3, Padding: 1, Groups: 64);

    public static IEnumerable<WorkItem> All() =>
    [
        .. Parts(typeof(Conv1To6Net), s_first, images: 1, forward: 8, weightGradient: 8, inputGradient: 4),
        .. Parts(typeof(Conv6To16Net), s_second, images: 1, forward: 10, weightGradient: 12, inputGradient: 6),
        .. Parts(typeof(Conv32To64Net), s_middle, images: 32, forward: 1.9, weightGradient: 1.7, inputGradient: 1.8),
        .. AgainstDirect(s_last),
        Part("forward", s_depthwise, images: 32, target: 1.5, images => LayerWork.Forward(typeof(DepthwiseNet), images)),
    ];

    private static IEnumerable<WorkItem> Parts(
        Type network, ConvolutionShape shape, int images, double forward, double weightGradient, double inputGradient)
    {
        yield return Part("forward", shape, images, forward, rows => LayerWork.Forward(network, rows));
        yield return Part("weight gradient", shape, images, weightGradient, rows => LayerWork.WeightGradient(network, rows));
        yield return Part("input gradient", shape, images, inputGradient, rows => LayerWork.InputGradient(network, rows));
    }

    /// <summary>
    /// One image by Winograd's algorithm against the direct form of the same network; in inference the transformed weights are kept.
    /// </summary>
    private static IEnumerable<WorkItem> AgainstDirect(ConvolutionShape shape)
    {
        (string Part, Func<Type, int, Action<long>> Work)[] parts =
        [
            ("forward", LayerWork.Forward), ("weight gradient", LayerWork.WeightGradient), ("input gradient", LayerWork.InputGradient),
        ];
        foreach ((string part, Func<Type, int, Action<long>> work) in parts)
        {
            yield return new ComparisonItem(
                $"{part}, {shape}, 1 image",
                () => new LocalWork(work(typeof(Conv64To64Net), 1)),
                new Comparison(
                    "our direct form", Metric.Speedup, part == "forward" ? Target.AtLeast(1.6) : null,
                    _ => new LocalWork(work(typeof(DirectConv64To64Net), 1))),
                PyTorchPeer.Speedup("convolution", threads: 1, target: null, shape.Arguments(part, 1)),
                PeakPeer.Share(shape.Operations, target: null));
        }
    }

    private static ComparisonItem Part(string part, ConvolutionShape shape, int images, double target, Func<int, Action<long>> ours) => new(
        $"{part}, {shape}, {Texts.Number(images)} {(images == 1 ? "image" : "images")}",
        () => new LocalWork(ours(images)),
        PyTorchPeer.Speedup("convolution", threads: 1, Target.AtLeast(target), shape.Arguments(part, images)),
        PeakPeer.Share(images * shape.Operations, target: null));
}
