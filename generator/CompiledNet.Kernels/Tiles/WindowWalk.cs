using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>What tiles of convolutions share: pixels beside each other, and the walk over channels and taps.</summary>
internal static class WindowWalk
{
    /// <summary>The walk by a channel.</summary>
    public static IReadOnlyList<Node> NextChannel { get; } = [new Advance("xTap", "xChannel"), new Advance("wTap", Tile.Panel)];

    /// <summary>The distances of pixels from the first.</summary>
    public static IEnumerable<Node> Pixels(Tile tile) =>
        tile.EachRow(pixel => pixel == 0 ? [] : [new Local($"nint {Pixel(pixel)} = {Place.Times(pixel, "xStep")}")]);

    /// <summary>The distance of a pixel from the first; null of the first itself.</summary>
    public static string? Pixel(int pixel) => pixel == 0 ? null : "r" + Literals.Int(pixel);

    /// <summary>All panels of channels, and the taps of each.</summary>
    /// <param name="body">What is done with a tap: xTap and wTap are its input and weights, and it has count channels.</param>
    public static Loop Channels(IEnumerable<Node> body) => new("for (int channel = 0; channel < channels; channel += Panel.Width)",
    [
        new Local("int count = Math.Min(channels - channel, Panel.Width)"),
        new Loop("foreach (Tap tap in taps)",
        [
            new Local("ref float xTap = ref Mem.At(ref x, tap.Input)"),
            new Local("ref float wTap = ref Mem.At(ref w, (nint)tap.Weight * count * Panel.Width)"),
            .. body,
        ]),
        new Advance("x", "xStride"),
        new Advance("w", "(nint)allTaps * Panel.Width * Panel.Width"),
    ]);
}
