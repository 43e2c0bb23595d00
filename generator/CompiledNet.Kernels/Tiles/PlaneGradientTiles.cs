using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of weight gradients of convolutions with the pixels of a line in the lanes.</summary>
internal sealed class PlaneGradientTiles : TileFamily
{
    public override (string One, string Several) Rows => ("filter", "filters");

    public override string Description => "by two weights each of a convolution's weight gradient, summed over the pixels of some images";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "nint second", "nint xRow", "ref float g", "nint gPlane", "int rows", "int columns", "ref float sums",
        "nint sumsSecond",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.StartWithZeros(),
        .. tile.EachRow(filter => filter < 2 ? [] : [new Local($"nint {Plane(filter)} = {Literals.Int(filter)} * gPlane")]),
        new Loop("for (int row = 0; row < rows; row++)",
        [
            new Local("ref float xPixel = ref x"),
            new Loop("for (int column = 0; column < columns; column++)",
            [
                .. tile.Step(
                    (Place.At("xPixel", null, 0), Place.At("xPixel", "second", 0)), "x", filter =>
                        new Left(Tile.A, Place.At("g", Plane(filter), 0), IsVector: true)),
                new Advance("xPixel", "TSimd.Width"),
                new Advance("g", "TSimd.Width"),
            ]),
            new Advance("x", "xRow"),
        ]),
        .. tile.EachRow(filter =>
        [
            Added(Tile.C(filter, 0), Place.At("sums", null, filter * Tile.PanelWidth)),
            Added(Tile.C(filter, 1), Place.At("sums", "sumsSecond", filter * Tile.PanelWidth)),
        ]),
    ];

    private static string? Plane(int filter) => filter switch
    {
        0 => null,
        1 => "gPlane",
        _ => "g" + Literals.Int(filter),
    };

    private static Store Added(string sum, Place place) => new($"TSimd.Store(TSimd.Add(TSimd.Load({place}), {sum}), {place})");
}
