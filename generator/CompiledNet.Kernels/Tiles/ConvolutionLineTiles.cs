using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>
/// The tiles of convolutions by one vector of filters. Each multiply-add needs a float of its own, so that loads are the limit: pixels that
/// lie beside each other share them over three taps of a line, whose places are literals, and the JIT keeps them in registers.
/// </summary>
internal sealed class ConvolutionLineTiles : TileFamily
{
    private const int UnrolledTaps = 3;

    private static readonly string s_unrolled = Literals.Int(UnrolledTaps);

    public override (string One, string Several) Rows => ("pixel", "pixels");

    public override int MostSums => JitLimits.MaxSumsOf512Bits;

    public override string Description => "of a line by one vector of filters of a convolution";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "in WindowWalk walk", "ref float w", "ref float bias", "ref float y", "ref float other", "nint yStep",
        "int channels",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.EachRow(pixel => [new Accumulate([(Sum(pixel), pixel == 0 ? "TSimd.Load(ref bias, 0)" : Sum(0))])]),
        WindowWalk.Panels(
        [
            new Loop("for (int channel = 0; channel < count; channel++)",
            [
                new Local("ref float xTap = ref xLine"),
                new Local("ref float wNext = ref wLine"),
                new Local("int taps = walk.Taps"),
                new Loop($"for (; taps >= {s_unrolled} && walk.XTap == TPixels.Step; taps -= {s_unrolled})",
                [
                    new Unrolled(UnrolledTaps, tap => Step(tile, tap)),
                    new Advance("xTap", $"{s_unrolled} * TPixels.Step"),
                    new Advance("wNext", $"{s_unrolled} * wTap"),
                ]),
                new When(
                    "taps == 2 && walk.XTap == TPixels.Step",
                    [new Unrolled(2, tap => Step(tile, tap))],
                    [
                        new Loop(
                            "for (; taps > 0; taps--)",
                            [.. Step(tile, 0), new Advance("xTap", "walk.XTap"), new Advance("wNext", "wTap")]),
                    ]),
                new Advance("xLine", "walk.XChannel"),
                new Advance("wLine", Tile.Panel),
            ]),
        ]),
        .. tile.EachRow(pixel => [Tile.Result(Sum(pixel), "0", Place.Times(pixel, "yStep") ?? "0")]),
    ];

    /// <summary>A tap of all pixels.</summary>
    private static IEnumerable<Node> Step(Tile tile, int tap) =>
    [
        new Load("w0", new Place("wNext", Place.Times(tap, "wTap") ?? "0")),
        .. tile.EachRow(pixel =>
            [new MultiplyAddFloat(Sum(pixel), new Place("xTap", Place.Times(pixel + tap, "TPixels.Step") ?? "0"), "w0")]),
    ];

    private static string Sum(int pixel) => "c" + Literals.Int(pixel);
}
