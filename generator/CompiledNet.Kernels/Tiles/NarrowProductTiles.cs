using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of a last panel of a dense product.</summary>
internal sealed class NarrowProductTiles : TileFamily
{
    public override (string One, string Several) Rows => ("row", "rows");

    public override string Description => "by one vector of a product, in two strands over the depth";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "Panels x", "ref float w", "ref float bias", "ref float y", "ref float other", "nint depth",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        Tile.Walk("x"),
        .. tile.StartAlike("TSimd.Load(ref bias, 0)", "TSimd.Zero"),
        new Loop("for (nint panel = depth / Panel.Width; panel > 0; panel--)",
        [
            new Loop(Tile.QuartersOfPanel,
            [
                new Unrolled(Tile.QuarterPanel / 2, pair => Step(tile, 2 * pair)),
                new Advance("xRow", "Panel.Width / 4"),
                new Advance("w", "Panel.Width / 4 * Panel.Width"),
            ]),
            new Advance("xRow", "x.Stride - Panel.Width"),
        ]),
        new Loop("for (nint pair = depth % Panel.Width / 2; pair > 0; pair--)",
        [
            .. Step(tile, 0),
            new Advance("xRow", "2"),
            new Advance("w", "2 * Panel.Width"),
        ]),
        new When("(depth & 1) != 0",
        [
            new Load("w0", Place.At("w", null, 0)),
            .. tile.EachRow(row => Tile.OneStrand(row, 0, "w0", Place.At("xRow", null, row * Tile.PanelWidth))),
        ]),
        .. tile.EachRow(
            row => [Tile.Result($"TSimd.Add({Tile.C(row, 0)}, {Tile.C(row, 1)})", "0", Place.Sum(null, row * Tile.PanelWidth))]),
    ];

    private static IEnumerable<Node> Step(Tile tile, int k) => tile.TwoStrands(
        (Place.At("w", null, k * Tile.PanelWidth), Place.At("w", null, (k + 1) * Tile.PanelWidth)),
        "w",
        (row, strand) => Place.At("xRow", null, (row * Tile.PanelWidth) + k + strand));
}
