using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of dense products.</summary>
internal sealed class ProductTiles : TileFamily
{
    public override (string One, string Several) Rows => ("row", "rows");

    public override string Description => "by two vectors of a product";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "nint xStride", "ref float w", "nint second", "ref float bias", "ref float y", "ref float other",
        "nint ySecond", "nint depth",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.StartAlike("TSimd.Load(ref bias, 0)", "TSimd.Load(ref bias, TSimd.Width)"),
        new Loop("for (nint panel = depth / Panel.Width; panel > 0; panel--)",
        [
            new Loop(Tile.HalvesOfPanel,
            [
                new Unrolled(Tile.HalfPanel, k => Step(tile, k)),
                new Advance("x", "Panel.Width / 2"),
                new Advance("w", "Panel.Width / 2 * Panel.Width"),
            ]),
            new Advance("x", "xStride - Panel.Width"),
        ]),
        new Loop("for (nint k = depth % Panel.Width; k > 0; k--)",
        [
            .. Step(tile, 0),
            new Advance("x", "1"),
            new Advance("w", Tile.Panel),
        ]),
        .. tile.EachRow(row =>
        [
            Tile.Result(Tile.C(row, 0), "0", Place.Sum(null, row * Tile.PanelWidth)),
            Tile.Result(Tile.C(row, 1), "TSimd.Width", Place.Sum("ySecond", row * Tile.PanelWidth)),
        ]),
    ];

    private static IEnumerable<Node> Step(Tile tile, int k) => tile.Step(
        (Place.At("w", null, k * Tile.PanelWidth), Place.At("w", "second", k * Tile.PanelWidth)),
        "w",
        row => new Left(Tile.A, Place.At("x", null, (row * Tile.PanelWidth) + k)));
}
