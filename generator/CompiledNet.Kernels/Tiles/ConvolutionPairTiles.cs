using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of convolutions by one vector of filters: two lines make up for it.</summary>
internal sealed class ConvolutionPairTiles : TileFamily
{
    public override (string One, string Several) Rows => ("pixel", "pixels");

    public override string Description => "of two lines by one vector of filters of a convolution";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "nint xStride", "nint xStep", "nint xChannel", "nint xLine", "ReadOnlySpan<Tap> taps", "int allTaps",
        "ref float w", "ref float bias", "ref float y", "ref float other", "nint yStep", "nint yLine", "int channels",
    ];

    private const int UnrolledChannels = 4;

    private static readonly string s_unrolled = Literals.Int(UnrolledChannels);

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. WindowWalk.Pixels(tile),
        .. tile.Start(pixel => (pixel == 0 ? "TSimd.Load(ref bias, 0)" : Tile.C(0, 0), Tile.C(0, 0))),
        WindowWalk.Channels(
        [
            new Local("ref float xNext = ref Mem.At(ref xTap, xLine)"),
            new Local("int k = count"),
            new Loop($"for (; k >= {s_unrolled} && xChannel == 1; k -= {s_unrolled})",
            [
                new Unrolled(UnrolledChannels, k => Step(tile, k)),
                new Advance("xTap", s_unrolled),
                new Advance("xNext", s_unrolled),
                new Advance("wTap", $"{s_unrolled} * Panel.Width"),
            ]),
            new Loop("for (; k > 0; k--)", [.. Step(tile, 0), new Advance("xNext", "xChannel"), .. WindowWalk.NextChannel]),
        ]),
        .. tile.EachRow(pixel => [Tile.Result(Tile.C(pixel, 0), "0", Place.Times(pixel, "yStep") ?? "0")]),
        new EndWhen("yLine == 0"),
        .. tile.EachRow(pixel =>
            [Tile.Result(Tile.C(pixel, 1), "0", Place.Sum("yLine", Place.Times(pixel, "yStep")))]),
    ];

    private static IEnumerable<Node> Step(Tile tile, int k) =>
    [
        new Load("w0", Place.At("wTap", null, k * Tile.PanelWidth)),
        .. tile.EachRow(pixel => Tile.OneStrand(pixel, 0, "w0", Place.At("xTap", WindowWalk.Pixel(pixel), k))),
        .. tile.EachRow(pixel => Tile.OneStrand(pixel, 1, "w0", Place.At("xNext", WindowWalk.Pixel(pixel), k))),
    ];
}
