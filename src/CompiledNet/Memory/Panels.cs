using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Where the panels of an operand lie. Within a tile that spans two vectors of one panel, the distance is that of the vectors.
/// </summary>
/// <param name="first">The first float of the first panel.</param>
/// <param name="stride">Floats from one panel to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly ref struct Panels(ref float first, nint stride)
{
    private readonly ref float _first = ref first;

    /// <summary>The first float of the first panel.</summary>
    public ref float First => ref _first;

    /// <summary>Floats from one panel to the next.</summary>
    public nint Stride { get; } = stride;

    /// <summary>The first float of a panel.</summary>
    public ref float this[nint panel]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Mem.At(ref _first, panel * Stride);
    }

    /// <summary>The panels from one on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Panels From(nint panel) => new(ref this[panel], Stride);

    /// <summary>What lies a number of floats after the first of every panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Panels At(nint offset) => new(ref Mem.At(ref _first, offset), Stride);

    /// <summary>The floats from the first to a feature of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nint Offset(int feature, nint row) => (feature / Panel.Width * Stride) + (row * Panel.Width) + (feature % Panel.Width);
}
