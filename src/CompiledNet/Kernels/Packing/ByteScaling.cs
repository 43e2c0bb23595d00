using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>Bytes as floats: b · scale + offset.</summary>
internal static class ByteScaling
{
    /// <summary>Bytes that <see cref="Sixteen"/> takes.</summary>
    private const int Block = 16;

    /// <summary>Converts some bytes.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Convert(ref byte source, ref float destination, nint count, float scale, float offset)
    {
        Vector128<float> scales = Vector128.Create(scale), offsets = Vector128.Create(offset);
        nint i = 0;
        for (; i + Block <= count; i += Block)
        {
            Sixteen(ref Unsafe.Add(ref source, i), ref Mem.At(ref destination, i), scales, offsets);
        }

        for (; i < count; i++)
        {
            Mem.At(ref destination, i) = (Unsafe.Add(ref source, i) * scale) + offset;
        }
    }

    /// <summary>Converts sixteen bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Sixteen(ref byte source, ref float destination, Vector128<float> scales, Vector128<float> offsets)
    {
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref source));
        (Vector128<uint> first, Vector128<uint> second) = Vector128.Widen(low);
        (Vector128<uint> third, Vector128<uint> fourth) = Vector128.Widen(high);
        ((Vector128.ConvertToSingle(first.AsInt32()) * scales) + offsets).StoreUnsafe(ref destination);
        ((Vector128.ConvertToSingle(second.AsInt32()) * scales) + offsets).StoreUnsafe(ref destination, 4);
        ((Vector128.ConvertToSingle(third.AsInt32()) * scales) + offsets).StoreUnsafe(ref destination, 8);
        ((Vector128.ConvertToSingle(fourth.AsInt32()) * scales) + offsets).StoreUnsafe(ref destination, 12);
    }
}
