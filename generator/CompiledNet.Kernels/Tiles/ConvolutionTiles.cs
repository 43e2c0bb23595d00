using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of convolutions: neighbouring pixels of a line.</summary>
internal sealed class ConvolutionTiles : TileFamily
{
    public override (string One, string Several) Rows => ("pixel", "pixels");

    public override string Description => "by two vectors of filters of a convolution";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "nint xStep", "in WindowWalk walk", "Panels weights", "ref float bias", "Panels y", "ref float other",
        "nint yStep", "int channels",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. WindowWalk.Pixels(tile),
        new Local("ref float w = ref weights.First, result = ref y.First"),
        new Local("nint xChannel = walk.XChannel, second = weights.Stride, resultSecond = y.Stride"),
        .. tile.StartAlike("TSimd.Load(ref bias, 0)", "TSimd.Load(ref bias, TSimd.Width)"),
        WindowWalk.Panels(
        [
            new Loop("for (int tap = 0; tap < walk.Taps; tap++)",
            [
                new Local("ref float xTap = ref Mem.At(ref xLine, tap * walk.XTap)"),
                new Local("ref float wNext = ref Mem.At(ref wLine, tap * wTap)"),
                new When("count == Panel.Width && xChannel == 1",
                    [new Unrolled(Tile.PanelWidth, k => Step(tile, k))],
                    [
                        new Loop(
                            "for (int k = count; k > 0; k--)",
                            [.. Step(tile, 0), new Advance("xTap", "xChannel"), new Advance("wNext", Tile.Panel)]),
                    ]),
            ]),
        ]),
        .. tile.EachRow(pixel =>
        [
            Tile.Result(Tile.C(pixel, 0), "0", Place.Times(pixel, "yStep") ?? "0", "result"),
            Tile.Result(Tile.C(pixel, 1), "TSimd.Width", Place.Sum("resultSecond", Place.Times(pixel, "yStep")), "result"),
        ]),
    ];

    private static IEnumerable<Node> Step(Tile tile, int k) => tile.Step(
        (Place.At("wNext", null, k * Tile.PanelWidth), Place.At("wNext", "second", k * Tile.PanelWidth)),
        "w",
        pixel => new Left(Tile.A, Place.At("xTap", WindowWalk.Pixel(pixel), k)));
}
