using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of a last panel's weight gradient.</summary>
internal sealed class NarrowGradientTiles : TileFamily
{
    public override (string One, string Several) Rows => ("input", "inputs");

    public override string Description => "by one vector of outputs of a weight gradient, in two strands over the rows";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "ref float g", "nint rows", "in UpdateTarget target", "in TUpdate update",
    ];

    private const int UnrolledRows = 8;

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.StartWithZeros(),
        new Loop($"for (nint block = rows / {Literals.Int(UnrolledRows)}; block > 0; block--)",
        [
            new Unrolled(UnrolledRows / 2, pair => Step(tile, 2 * pair)),
            new Advance("x", $"{Literals.Int(UnrolledRows)} * Panel.Width"),
            new Advance("g", $"{Literals.Int(UnrolledRows)} * Panel.Width"),
        ]),
        new Loop($"for (nint pair = rows % {Literals.Int(UnrolledRows)} / 2; pair > 0; pair--)",
        [
            .. Step(tile, 0),
            new Advance("x", "2 * Panel.Width"),
            new Advance("g", "2 * Panel.Width"),
        ]),
        new When("(rows & 1) != 0",
        [
            new Load("g0", Place.At("g", null, 0)),
            .. tile.EachRow(input => Tile.OneStrand(input, 0, "g0", Place.At("x", null, input))),
        ]),
        .. tile.Updates(($"TSimd.Add({Tile.C(0, 0)}, {Tile.C(0, 1)})", null)),
    ];

    private static IEnumerable<Node> Step(Tile tile, int row) => tile.TwoStrands(
        (Place.At("g", null, row * Tile.PanelWidth), Place.At("g", null, (row + 1) * Tile.PanelWidth)),
        "g",
        (input, strand) => Place.At("x", null, ((row + strand) * Tile.PanelWidth) + input));
}
