using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Moves a reference by a number of floats, so that generated code needs neither pointers nor <see cref="Unsafe"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Mem
{
    /// <summary>The float <paramref name="offset"/> floats after <paramref name="origin"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float At(ref float origin, nint offset) => ref Unsafe.Add(ref origin, offset);

    /// <summary>The integer <paramref name="offset"/> integers after <paramref name="origin"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref int At(ref int origin, nint offset) => ref Unsafe.Add(ref origin, offset);
}
