using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of dense products.</summary>
internal sealed class ProductTiles : TileFamily
{
    public override (string One, string Several) Rows => ("row", "rows");

    public override string Description => "by two vectors of a product";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "Panels x", "Panels w", "ref float bias", "Panels y", "ref float other", "nint depth",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        Tile.Walk("x", "w"),
        new Local("ref float result = ref y.First"),
        new Local("nint second = w.Stride, resultSecond = y.Stride"),
        .. tile.StartAlike("TSimd.Load(ref bias, 0)", "TSimd.Load(ref bias, TSimd.Width)"),
        new Loop("for (nint panel = depth / Panel.Width; panel > 0; panel--)",
        [
            new Loop(Tile.QuartersOfPanel,
            [
                new Unrolled(Tile.QuarterPanel, k => Step(tile, k)),
                new Advance("xRow", "Panel.Width / 4"),
                new Advance("wRow", "Panel.Width / 4 * Panel.Width"),
            ]),
            new Advance("xRow", "x.Stride - Panel.Width"),
        ]),
        new Loop("for (nint k = depth % Panel.Width; k > 0; k--)",
        [
            .. Step(tile, 0),
            new Advance("xRow", "1"),
            new Advance("wRow", Tile.Panel),
        ]),
        .. tile.EachRow(row =>
        [
            Tile.Result(Tile.C(row, 0), "0", Place.Sum(null, row * Tile.PanelWidth), "result"),
            Tile.Result(Tile.C(row, 1), "TSimd.Width", Place.Sum("resultSecond", row * Tile.PanelWidth), "result"),
        ]),
    ];

    private static IEnumerable<Node> Step(Tile tile, int k) => tile.Step(
        (Place.At("wRow", null, k * Tile.PanelWidth), Place.At("wRow", "second", k * Tile.PanelWidth)),
        "w",
        row => new Left(Tile.A, Place.At("xRow", null, (row * Tile.PanelWidth) + k)));
}
