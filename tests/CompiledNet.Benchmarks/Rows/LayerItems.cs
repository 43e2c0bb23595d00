using CompiledNet.Benchmarks.Networks;
using CompiledNet.Benchmarks.Timing;

namespace CompiledNet.Benchmarks.Rows;

/// <summary>Training one layer that has no product in it: forward, and the gradients of inputs and parameters.</summary>
internal static class LayerItems
{
    private const int Rows = 64;

    private static readonly int[] s_shape = [32, 14, 14];

    public static IEnumerable<WorkItem> All() =>
    [
        .. Train<BatchNormNet>("batch normalisation + ReLU", ["BatchNorm2d", 32], ["ReLU"]),
        .. Train<LayerNormNet>("layer normalisation over the last axis", ["LayerNorm", 14]),
        .. Train<MaxPoolNet>("max pooling 2x2", ["MaxPool2d", 2]),
    ];

    private static IEnumerable<WorkItem> Train<TNetwork>(string name, params object[][] layers)
        where TNetwork : INetwork<TNetwork, float>
    {
        var peer = new PeerNetwork($"{name}, training, {Texts.Number(Rows)} rows of {string.Join('x', s_shape)}", s_shape, layers);
        yield return new ComparisonItem(
            peer.Name,
            () => new LocalWork(NetworkLoops.Backward<TNetwork>(Rows, wantsInputGradients: true)),
            peer.Backward(Rows, Target.AtLeast(1.5)));
        yield return new ComparisonItem(
            $"{peer.Name}, between other layers", () => new LocalWork(LayerWork.Training(typeof(TNetwork), Rows)), peer.Backward(Rows, target: null));
    }
}
