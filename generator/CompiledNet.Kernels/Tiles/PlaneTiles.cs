using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of convolutions with the pixels of a line in the lanes.</summary>
internal sealed class PlaneTiles : TileFamily
{
    public override (string One, string Several) Rows => ("plane of results", "planes of results");

    public override string Description => "by two vectors of pixels of a convolution";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "Panels images", "int channels", "in WindowWalk walk", "ref float w", "in PlaneWeights weights", "ref float bias", "Panels y",
        "nint yPlane",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        new Local("ref float x = ref images.First, result = ref y.First"),
        new Local("nint resultSecond = y.Stride, second = images.Stride, perTap = weights.Tap, xTap = walk.XTap, wTap = walk.TapStep * perTap"),
        .. tile.EachRow(result => result == 0 ? [] : [new Local($"nint {Weight(result)} = {Place.Times(result, "weights.Result")}")]),
        .. tile.Start(result => ($"TSimd.BroadcastLoad({Place.At("bias", null, result)})", Tile.C(result, 0))),
        WindowWalk.Lines(
        [
            new Loop("for (int channel = 0; channel < channels; channel++)",
            [
                new Local("ref float xNext = ref xLine"),
                new Local("ref float wNext = ref wLine"),
                new Loop("for (int tap = walk.Taps; tap > 0; tap--)",
                [
                    .. tile.Step(
                        (Place.At("xNext", null, 0), Place.At("xNext", "second", 0)), "x", result =>
                            new Left(Tile.A, Place.At("wNext", Weight(result), 0))),
                    new Advance("xNext", "xTap"),
                    new Advance("wNext", "wTap"),
                ]),
                new Advance("xLine", "walk.XChannel"),
                new Advance("wLine", "weights.Channel"),
            ]),
        ]),
        .. tile.EachRow(result =>
        [
            new Store($"TSimd.Store({Tile.C(result, 0)}, ref result, {Place.Times(result, "yPlane") ?? "0"})"),
            new Store(
                $"TSimd.Store({Tile.C(result, 1)}, ref result, {Place.Sum(Place.Times(result, "yPlane"), "resultSecond")})"),
        ]),
    ];

    /// <summary>The distance of the weight of a result from that of the first; null of the first itself.</summary>
    private static string? Weight(int result) => result == 0 ? null : "w" + result;
}
