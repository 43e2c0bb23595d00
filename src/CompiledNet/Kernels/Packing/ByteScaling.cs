using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Bytes as floats: b · scale + offset, rounded once. There are 256 of them, so they are computed in double beforehand and looked up.
/// </summary>
internal static class ByteScaling
{
    /// <summary>Bytes there are.</summary>
    private const int Values = 256;

    /// <summary>Bytes as they are.</summary>
    public static float[] Identity { get; } = Table(1, 0);

    /// <summary>The float of each byte.</summary>
    public static float[] Table(double scale, double offset)
    {
        float[] table = new float[Values];
        for (int b = 0; b < table.Length; b++)
        {
            table[b] = (float)((b * scale) + offset);
        }

        return table;
    }

    /// <summary>The first float of a table, for <see cref="At"/>.</summary>
    public static ref float First(float[] table) => ref MemoryMarshal.GetArrayDataReference(table);

    /// <summary>The float of a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float At(ref float table, byte value) => Mem.At(ref table, value);

    /// <summary>Converts some bytes.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Convert(ref byte source, ref float destination, nint count, float[] table)
    {
        ref float first = ref First(table);
        for (nint i = 0; i < count; i++)
        {
            Mem.At(ref destination, i) = At(ref first, Unsafe.Add(ref source, i));
        }
    }
}
