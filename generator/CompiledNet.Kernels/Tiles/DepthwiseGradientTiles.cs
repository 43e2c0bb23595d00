using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of depthwise convolutions' weight gradients: runs of taps of a line, each from another line of the window.</summary>
/// <param name="length">Taps of a run.</param>
internal sealed class DepthwiseGradientTiles(int length) : LineGradientTiles(length)
{
    private readonly int _length = length;

    public override int MostSums => JitLimits.MaxSums;

    public override string Description =>
        $"of {Literals.Int(_length)} taps by one vector of a depthwise convolution's weight gradient, added to sums over some images";

    protected override IEnumerable<Node> Step(int run, int weight) =>
    [
        new Left(Tile.A, Place.At("xPixel", Distance(run), weight * Tile.PanelWidth), IsVector: true),
        new MultiplyAdd(Tile.C(run, weight), Tile.A, "g0"),
    ];
}
