using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>
/// The tiles of depthwise convolutions: neighbouring pixels of a line. Three taps of a line are held in registers, and meet each pixel that
/// is loaded. Where a line of the window is three taps, nothing is counted but lines: as fast as with constants for all of the window.
/// </summary>
/// <param name="isOf3">Whether every line of the window is three neighbouring taps.</param>
internal sealed class DepthwiseTiles(bool isOf3) : TileFamily
{
    private const int UnrolledTaps = 3;

    private static readonly string s_unrolled = Literals.Int(UnrolledTaps);

    public override string Name => base.Name + (isOf3 ? "Of" + s_unrolled : string.Empty);

    public override (string One, string Several) Rows => ("pixel", "pixels");

    public override string Description => "by one vector of channels of a depthwise convolution";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "in WindowWalk walk", "ref float w", "ref float bias", "ref float y", "ref float other", "nint yStep",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.EachRow(pixel => [new Accumulate([(Sum(pixel), pixel == 0 ? "TSimd.Load(ref bias, 0)" : Sum(0))])]),
        .. isOf3 ? LinesOf3(tile) : Lines(tile),
        .. tile.EachRow(pixel => [Tile.Result(Sum(pixel), "0", Place.Times(pixel, "yStep") ?? "0")]),
    ];

    private static IEnumerable<Node> LinesOf3(Tile tile) =>
    [
        new Local("nint wTap = (nint)walk.TapStep * Panel.Width, xNext = walk.XLine, wNext = (nint)walk.LineStep * Panel.Width"),
        new Local("ref float xLine = ref x, wLine = ref Mem.At(ref w, (nint)walk.FirstTap * Panel.Width)"),
        new Loop("for (int line = walk.Lines; line > 0; line--)",
            [.. Taps(tile, UnrolledTaps), new Advance("xLine", "xNext"), new Advance("wLine", "wNext")]),
    ];

    private static IEnumerable<Node> Lines(Tile tile) =>
    [
        new Local("nint perTap = Panel.Width, wTap = walk.TapStep * perTap"),
        WindowWalk.Lines(
        [
            new Local("int taps = walk.Taps"),
            new Loop($"for (; taps >= {s_unrolled} && walk.XTap == TPixels.Step; taps -= {s_unrolled})",
            [
                .. Taps(tile, UnrolledTaps),
                new Advance("xLine", $"{s_unrolled} * TPixels.Step"),
                new Advance("wLine", $"{s_unrolled} * wTap"),
            ]),
            new Loop("for (; taps > 0; taps--)", [.. Taps(tile, 1), new Advance("xLine", "walk.XTap"), new Advance("wLine", "wTap")]),
        ]),
    ];

    /// <summary>Some taps of a line, in registers, and the pixels that they meet.</summary>
    private static IEnumerable<Node> Taps(Tile tile, int taps) =>
        [.. Enumerable.Range(0, taps).Select(Weight), new Unrolled(tile.Height + taps - 1, place => Pixel(tile, place, taps))];

    private static Load Weight(int tap) => new("w" + Literals.Int(tap), new Place("wLine", Place.Times(tap, "wTap") ?? "0"));

    /// <summary>A pixel of the image, times the taps through which pixels of the tile meet it.</summary>
    private static IEnumerable<Node> Pixel(Tile tile, int place, int taps) =>
    [
        new Left(Tile.A, new Place("xLine", Place.Times(place, "TPixels.Step") ?? "0"), IsVector: true),
        .. Enumerable.Range(0, taps)
            .Where(tap => place - tap >= 0 && place - tap < tile.Height)
            .Select(tap => new MultiplyAdd(Sum(place - tap), Tile.A, "w" + Literals.Int(tap))),
    ];

    private static string Sum(int pixel) => "c" + Literals.Int(pixel);
}
