using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>The pixels of the input that a window meets along one axis, without those outside.</summary>
/// <param name="First">The first pixel.</param>
/// <param name="Count">Pixels.</param>
internal readonly record struct PoolingSpan(int First, int Count)
{
    /// <summary>The rows that the windows of a row of the output meet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PoolingSpan Rows(in WindowShape shape, int row) =>
        Of((row * shape.StrideY) - shape.PaddingY, shape.KernelHeight, shape.Height);

    /// <summary>The columns that the windows of a column of the output meet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static PoolingSpan Columns(in WindowShape shape, int column) =>
        Of((column * shape.StrideX) - shape.PaddingX, shape.KernelWidth, shape.Width);

    /// <summary>The pixels that the average of a window counts: with those of the padding, but for what the shape leaves out.</summary>
    public static int Counted(in WindowShape shape, int row, int column) =>
        Counted(row, shape.OutHeight, shape.StrideY, shape.KernelHeight, shape.UncountedTop, shape.UncountedBottom)
        * Counted(column, shape.OutWidth, shape.StrideX, shape.KernelWidth, shape.UncountedLeft, shape.UncountedRight);

    private static int Counted(int window, int windows, int stride, int size, int before, int after) =>
        Math.Min(window * stride, ((windows - 1) * stride) - after) + size - Math.Max(window * stride, before);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PoolingSpan Of(int start, int size, int limit)
    {
        int first = Math.Max(start, 0);
        return new PoolingSpan(first, Math.Min(start + size, limit) - first);
    }
}
