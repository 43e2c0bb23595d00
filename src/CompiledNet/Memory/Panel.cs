using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The blocked layout of values: 16 features of every row stand together, [features / 16][rows][16]. Sixteen floats are
/// four 128-bit, two 256-bit or one 512-bit vector, so one layout serves every width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Panel
{
    /// <summary>Features in a panel.</summary>
    public const int Width = 16;

    /// <summary>
    /// Floats from one panel to the next: 16 a row, and 16 more where the rows would make the distance a multiple of 1,024
    /// bytes, because panels at such distances evict each other from the first-level cache.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Stride(nint rows) => (rows * Width) + ((rows & 15) == 0 ? Width : 0);

    /// <summary>Panels that hold so many features.</summary>
    public static int Count(int features) => (features + Width - 1) / Width;
}
