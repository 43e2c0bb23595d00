using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>The bias of a product that has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Zeros
{
    private static readonly AlignedBuffer s_panels = new(2 * Panel.Width);

    /// <summary>Two panels of zeros, as a tile of two 512-bit vectors reads them.</summary>
    public static ref float Panels => ref s_panels.Origin;
}
