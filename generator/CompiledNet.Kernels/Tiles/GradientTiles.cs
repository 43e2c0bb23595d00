using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of the weight gradients of dense products.</summary>
internal sealed class GradientTiles : TileFamily
{
    public override (string One, string Several) Rows => ("input", "inputs");

    public override string Description => "by two vectors of outputs of a weight gradient, summed over the rows";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "ref float g", "nint gSecond", "nint rows", "ref float updated", "ref float slots", "nint slotLength",
        "nint wSecond", "in TUpdate update",
    ];

    private const int UnrolledRows = 8;

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.StartWithZeros(),
        new Loop($"for (nint block = rows / {Literals.Int(UnrolledRows)}; block > 0; block--)",
        [
            new Unrolled(UnrolledRows, row => Step(tile, row)),
            new Advance("x", $"{Literals.Int(UnrolledRows)} * Panel.Width"),
            new Advance("g", $"{Literals.Int(UnrolledRows)} * Panel.Width"),
        ]),
        new Loop($"for (nint row = rows % {Literals.Int(UnrolledRows)}; row > 0; row--)",
        [
            .. Step(tile, 0),
            new Advance("x", Tile.Panel),
            new Advance("g", Tile.Panel),
        ]),
        .. tile.Updates((Tile.C(0, 0), null), (Tile.C(0, 1), "wSecond")),
    ];

    private static IEnumerable<Node> Step(Tile tile, int row) => tile.Step(
        (Place.At("g", null, row * Tile.PanelWidth), Place.At("g", "gSecond", row * Tile.PanelWidth)),
        "g",
        input => new Left(Tile.A, Place.At("x", null, (row * Tile.PanelWidth) + input)));
}
