using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>The tiles of convolutions with images in the lanes.</summary>
internal sealed class LaneTiles : TileFamily
{
    public override (string One, string Several) Rows => ("filter", "filters");

    public override string Description => "by two vectors of images of a convolution";

    public override IReadOnlyList<string> Parameters { get; } =
    [
        "ref float x", "nint second", "nint plane", "int channels", "ReadOnlySpan<Tap> taps", "ref float w", "ref float bias",
        "ref float y", "nint ySecond", "nint yPlane",
    ];

    public override IEnumerable<Node> Body(Tile tile) =>
    [
        .. tile.Start(filter => ($"TSimd.BroadcastLoad({Place.At("bias", null, filter)})", Tile.C(filter, 0))),
        new Loop("foreach (Tap tap in taps)",
        [
            new Local("ref float xTap = ref Mem.At(ref x, tap.Input)"),
            new Local("ref float wTap = ref Mem.At(ref w, (nint)tap.Weight * channels * Panel.Width)"),
            new Loop("for (int channel = 0; channel < channels; channel++)",
            [
                .. tile.Step(
                    (Place.At("xTap", null, 0), Place.At("xTap", "second", 0)), "x", filter =>
                        new Left(Tile.A, Place.At("wTap", null, filter))),
                new Advance("xTap", "plane"),
                new Advance("wTap", Tile.Panel),
            ]),
        ]),
        .. tile.EachRow(filter =>
        [
            new Store($"TSimd.Store({Tile.C(filter, 0)}, ref y, {Place.Times(filter, "yPlane") ?? "0"})"),
            new Store(
                $"TSimd.Store({Tile.C(filter, 1)}, ref y, {Place.Sum(Place.Times(filter, "yPlane"), "ySecond")})"),
        ]),
    ];
}
