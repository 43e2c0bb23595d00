using CompiledNet.Kernels.Loops;

namespace CompiledNet.Kernels.Tiles;

/// <summary>What tiles of weight gradients share: the walk over the pixels of some images.</summary>
internal static class PixelWalk
{
    /// <summary>All pixels.</summary>
    /// <param name="body">What is done with a pixel: xPixel is what the first weight meets, and gPixel its gradient.</param>
    public static Loop Over(IEnumerable<Node> body) => new("for (nint image = 0; image < walk.Images; image++)",
    [
        new Loop("for (nint line = 0; line < walk.Lines; line++)",
        [
            new Local("ref float xPixel = ref Mem.At(ref x, (image * walk.XImage) + (line * walk.XLine))"),
            new Local("ref float gPixel = ref Mem.At(ref g, (image * walk.GImage) + (line * walk.GLine))"),
            new Loop("for (nint column = walk.Columns; column > 0; column--)", body),
        ]),
    ]);
}
