using CompiledNet.Generator.Emit;
using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>What tiles of convolutions share: pixels beside each other, and the walk over channels and lines of the window.</summary>
internal static class WindowWalk
{
    /// <summary>The distances of pixels from the first.</summary>
    public static IEnumerable<Node> Pixels(Tile tile) =>
        tile.EachRow(pixel => pixel == 0 ? [] : [new Local($"nint {Pixel(pixel)} = {Place.Times(pixel, "xStep")}")]);

    /// <summary>The distance of a pixel from the first; null of the first itself.</summary>
    public static string? Pixel(int pixel) => pixel == 0 ? null : "r" + Literals.Int(pixel);

    /// <summary>All panels of channels, and the lines of the window in each.</summary>
    /// <param name="body">What is done with a line: xLine and wLine are its input and weights, and it has count channels.</param>
    public static Loop Panels(IEnumerable<Node> body) => new("for (int first = 0; first < channels; first += Panel.Width)",
    [
        new Local("int count = Math.Min(channels - first, Panel.Width)"),
        new Local("nint perTap = (nint)count * Panel.Width, wTap = walk.TapStep * perTap"),
        Lines(body),
        new Advance("x", "walk.XPanel"),
        new Advance("w", "walk.AllTaps * perTap"),
    ]);

    /// <summary>The lines of the window; perTap floats are the weights of a tap.</summary>
    /// <param name="body">What is done with a line: xLine and wLine are its input and weights.</param>
    public static Loop Lines(IEnumerable<Node> body) => new("for (int line = 0; line < walk.Lines; line++)",
    [
        new Local("ref float xLine = ref Mem.At(ref x, line * walk.XLine)"),
        new Local("ref float wLine = ref Mem.At(ref w, (walk.FirstTap + (line * walk.LineStep)) * perTap)"),
        .. body,
    ]);
}
