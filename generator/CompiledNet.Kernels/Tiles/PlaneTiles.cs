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
        new Local("ref float x = ref images.First"),
        new Local("nint second = images.Stride, perTap = weights.Tap, perChannel = weights.Channel, plane = walk.XChannel"),
        .. tile.EachRow(result => result == 0 ? [] : [new Local($"nint {Weight(result)} = {Place.Times(result, "weights.Result")}")]),
        .. tile.Start(result => ($"TSimd.BroadcastLoad({Place.At("bias", null, result)})", Tile.C(result, 0))),
        WindowWalk.Lines(
        [
            new Loop("for (int tap = 0; tap < walk.Taps; tap++)",
            [
                new Local("ref float xTap = ref Mem.At(ref xLine, tap * walk.XTap)"),
                new Local("ref float wTap = ref Mem.At(ref wLine, tap * walk.TapStep * perTap)"),
                new Loop("for (int channel = 0; channel < channels; channel++)",
                [
                    .. tile.Step(
                        (Place.At("xTap", null, 0), Place.At("xTap", "second", 0)), "x", result =>
                            new Left(Tile.A, Place.At("wTap", Weight(result), 0))),
                    new Advance("xTap", "plane"),
                    new Advance("wTap", "perChannel"),
                ]),
            ]),
        ]),
        .. tile.EachRow(result =>
        [
            new Store($"TSimd.Store({Tile.C(result, 0)}, ref y.First, {Place.Times(result, "yPlane") ?? "0"})"),
            new Store(
                $"TSimd.Store({Tile.C(result, 1)}, ref y.First, {Place.Sum(Place.Times(result, "yPlane"), "y.Stride")})"),
        ]),
    ];

    /// <summary>The distance of the weight of a result from that of the first; null of the first itself.</summary>
    private static string? Weight(int result) => result == 0 ? null : "w" + result;
}
