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
        "ref float x", "Panels g", "nint rows", "in UpdateTarget target", "nint wSecond", "in TUpdate update",
    ];

    private const int UnrolledRows = 8;

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.StartWithZeros(),
        Tile.Walk("g"),
        new Local("nint second = g.Stride"),
        new Loop($"for (nint block = rows / {Literals.Int(UnrolledRows)}; block > 0; block--)",
        [
            new Unrolled(UnrolledRows, row => Step(tile, row)),
            new Advance("x", $"{Literals.Int(UnrolledRows)} * Panel.Width"),
            new Advance("gRow", $"{Literals.Int(UnrolledRows)} * Panel.Width"),
        ]),
        new Loop($"for (nint row = rows % {Literals.Int(UnrolledRows)}; row > 0; row--)",
        [
            .. Step(tile, 0),
            new Advance("x", Tile.Panel),
            new Advance("gRow", Tile.Panel),
        ]),
        .. tile.Updates((Tile.C(0, 0), null), (Tile.C(0, 1), "wSecond")),
    ];

    private static IEnumerable<Node> Step(Tile tile, int row) => tile.Step(
        (Place.At("gRow", null, row * Tile.PanelWidth), Place.At("gRow", "second", row * Tile.PanelWidth)),
        "g",
        input => new Left(Tile.A, Place.At("x", null, (row * Tile.PanelWidth) + input)));
}
