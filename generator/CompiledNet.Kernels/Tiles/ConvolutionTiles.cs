using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of convolutions: neighbouring pixels of a line.</summary>
internal sealed class ConvolutionTiles : TileFamily
{
    public override (string One, string Several) Rows => ("pixel", "pixels");

    public override string Description => "by two vectors of filters of a convolution";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "nint xStride", "nint xStep", "nint xChannel", "ReadOnlySpan<Tap> taps", "int allTaps", "ref float w",
        "nint second", "ref float bias", "ref float y", "ref float other", "nint ySecond", "nint yStep", "int channels",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. WindowWalk.Pixels(tile),
        .. tile.StartAlike("TSimd.Load(ref bias, 0)", "TSimd.Load(ref bias, TSimd.Width)"),
        WindowWalk.Channels(
        [
            new When("count == Panel.Width",
                [new Unrolled(Tile.PanelWidth, k => Step(tile, k))],
                [new Loop("for (int k = count; k > 0; k--)", [.. Step(tile, 0), .. WindowWalk.NextChannel])]),
        ]),
        .. tile.EachRow(pixel =>
        [
            Tile.Result(Tile.C(pixel, 0), "0", Place.Times(pixel, "yStep") ?? "0"),
            Tile.Result(
                Tile.C(pixel, 1), "TSimd.Width", Place.Sum("ySecond", Place.Times(pixel, "yStep"))),
        ]),
    ];

    private static IEnumerable<Node> Step(Tile tile, int k) => tile.Step(
        (Place.At("wTap", null, k * Tile.PanelWidth), Place.At("wTap", "second", k * Tile.PanelWidth)),
        "w",
        pixel => new Left(Tile.A, Place.At("xTap", WindowWalk.Pixel(pixel), k)));
}
