using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of convolutions' weight gradients.</summary>
internal sealed class ConvolutionGradientTiles : TileFamily
{
    public override (string One, string Several) Rows => ("row (a tap and a channel)", "rows (a tap and a channel each)");

    public override string Description =>
        "by two vectors of filters of a convolution's weight gradient, added to sums over the pixels of some images";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "ReadOnlySpan<nint> places", "in PixelWalk walk", "Panels gradients", "Panels sums",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.Start(row => ($"TSimd.Load({Sum(row, null)})", $"TSimd.Load({Sum(row, "sums.Stride")})")),
        .. tile.EachRow(row => [new Local($"nint {Offset(row)} = places[{Literals.Int(row)}]")]),
        new Local("ref float g = ref gradients.First"),
        new Local("nint xStep = walk.XStep, second = gradients.Stride"),
        PixelWalk.Over(
        [
            .. tile.Step(
                (Place.At("gPixel", null, 0), Place.At("gPixel", "second", 0)), "g", row =>
                    new Left(Tile.A, Place.At("xPixel", Offset(row), 0))),
            new Advance("xPixel", "xStep"),
            new Advance("gPixel", Tile.Panel),
        ]),
        .. tile.EachRow(row =>
        [
            new Store($"TSimd.Store({Tile.C(row, 0)}, {Sum(row, null)})"),
            new Store($"TSimd.Store({Tile.C(row, 1)}, {Sum(row, "sums.Stride")})"),
        ]),
    ];

    private static string Offset(int row) => "o" + Literals.Int(row);

    private static Place Sum(int row, string? distance) => Place.At("sums.First", distance, row * Tile.PanelWidth);
}
