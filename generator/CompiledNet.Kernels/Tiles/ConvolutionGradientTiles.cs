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
        "ref float x", "ref float g", "nint gSecond", "in PixelRuns runs", "in TileColumns columns", "ref TilePlace places",
        "ref float sums", "nint sumsSecond",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.Start(row => ($"TSimd.Load({Sum(row, null)})", $"TSimd.Load({Sum(row, "sumsSecond")})")),
        .. tile.EachRow(row => [new Local($"nint {Offset(row)} = TilePlace.At(ref places, {Literals.Int(row)}).Offset")]),
        new Local("nint xStep = runs.XStep"),
        new Loop("for (nint image = 0; image < runs.Images; image++)",
        [
            new Loop("for (nint row = 0; row < runs.Rows; row++)",
            [
                new Local("ref float xRow = ref Mem.At(ref x, (image * runs.XImage) + (row * runs.XRow))"),
                new Local("ref float gRow = ref Mem.At(ref g, (image * runs.GImage) + (row * runs.GRow))"),
                new Local("int column = columns.First"),
                new Loop("for (; column < columns.FirstInside; column++)", Border(tile)),
                new Loop("for (; column < columns.LastInside; column++)", [.. tile.Step(s_gradient, "g", Input), .. s_next]),
                new Loop("for (; column < columns.Last; column++)", Border(tile)),
            ]),
        ]),
        .. tile.EachRow(row =>
        [
            new Store($"TSimd.Store({Tile.C(row, 0)}, {Sum(row, null)})"),
            new Store($"TSimd.Store({Tile.C(row, 1)}, {Sum(row, "sumsSecond")})"),
        ]),
    ];

    private static readonly (Place First, Place Second) s_gradient = (Place.At("gRow", null, 0), Place.At("gRow", "gSecond", 0));

    private static readonly Node[] s_next = [new Advance("xRow", "xStep"), new Advance("gRow", Tile.Panel)];

    /// <summary>A pixel of the border, where some of the taps lie outside.</summary>
    private static IEnumerable<Node> Border(Tile tile) =>
    [
        new Load("g0", s_gradient.First),
        new Load("g1", s_gradient.Second),
        .. tile.EachRow(
            row => [new When($"TilePlace.At(ref places, {Literals.Int(row)}).IsInside(column)", Tile.Row(row, "g", Input(row)))]),
        .. s_next,
    ];

    private static Left Input(int row) => new(Tile.A, Place.At("xRow", Offset(row), 0));

    private static string Offset(int row) => "o" + Literals.Int(row);

    private static Place Sum(int row, string? distance) => Place.At("sums", distance, row * Tile.PanelWidth);
}
