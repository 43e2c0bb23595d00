using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Runtime;

/// <summary>
/// Turns matrices around: weights for the input gradient, from panels of outputs [outputs / 16][inputs][16] into panels of inputs [inputs /
/// 16][outputs][16].
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    private const int Size = 8;

    private const int PanelsAtOnce = 8;

    /// <summary>Transposes the weights of some panels of inputs; lanes past the last input become zero.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="inputs">All inputs.</param>
    /// <param name="outputs">All outputs.</param>
    /// <param name="destination">[inputs / 16][outputs][16].</param>
    /// <param name="firstPanel">The first panel of inputs.</param>
    /// <param name="lastPanel">The panel of inputs to stop before.</param>
    public static void Weights(Panels w, int inputs, int outputs, Panels destination, int firstPanel, int lastPanel)
    {
        // Some panels of inputs side by side: what is read from one panel of outputs is then long enough for the processor to fetch ahead.
        for (int group = firstPanel; group < lastPanel; group += PanelsAtOnce)
        {
            int end = Math.Min(group + PanelsAtOnce, lastPanel);
            for (int output = 0; output < outputs; output += Panel.Width)
            {
                int rows = Math.Min(outputs - output, Panel.Width);
                for (int panel = group; panel < end; panel++)
                {
                    ref float from = ref Mem.At(ref w[output / Panel.Width], panel * (nint)(Panel.Width * Panel.Width));
                    ref float to = ref Mem.At(ref destination[panel], output * (nint)Panel.Width);
                    Panels(ref from, ref to, rows, Math.Min(inputs - (panel * Panel.Width), Panel.Width));
                }
            }
        }
    }

    /// <summary>
    /// Eight by eight floats at most: element (row, column) goes to (column, row), and columns of the result past the last row become
    /// zero. All eight floats of a row are read.
    /// </summary>
    /// <param name="from">The first row.</param>
    /// <param name="fromStride">Floats from one row to the next.</param>
    /// <param name="rows">Rows, 0 to 8.</param>
    /// <param name="to">The first row of the result, of eight floats each.</param>
    /// <param name="toStride">Floats from one row of the result to the next.</param>
    /// <param name="columns">Columns, which are rows of the result, 0 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Block(ref float from, nint fromStride, int rows, ref float to, nint toStride, int columns)
    {
        if (Avx.IsSupported)
        {
            Transpose(ref from, fromStride, rows, ref to, toStride, columns);
        }
        else
        {
            TransposePart(ref from, fromStride, rows, ref to, toStride, columns);
        }
    }

    /// <summary>
    /// Sixteen by sixteen floats at most, sixteen from one row to the next; columns of the result past the last row become zero.
    /// </summary>
    /// <param name="from">The first of the columns of the source.</param>
    /// <param name="to">The first row of the result.</param>
    /// <param name="rows">Rows of the result, 1 to 16.</param>
    /// <param name="columns">Columns of the result, 1 to 16.</param>
    internal static void Panels(ref float from, ref float to, int rows, int columns)
    {
        for (int row = 0; row < rows; row += Size)
        {
            for (int column = 0; column < Panel.Width; column += Size)
            {
                Block(
                    ref Mem.At(ref from, (column * Panel.Width) + row), Panel.Width, Math.Clamp(columns - column, 0, Size),
                    ref Mem.At(ref to, (row * Panel.Width) + column), Panel.Width, Math.Min(rows - row, Size));
            }
        }
    }

    private static void TransposePart(ref float from, nint fromStride, int rows, ref float to, nint toStride, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            for (int row = 0; row < Size; row++)
            {
                Mem.At(ref to, (column * toStride) + row) = row < rows ? Mem.At(ref from, (row * fromStride) + column) : 0;
            }
        }
    }

    /// <summary>Eight by eight floats, by three rounds of interleaving: single floats, pairs, halves.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private static void Transpose(ref float from, nint fromStride, int rows, ref float to, nint toStride, int columns)
    {
        Vector256<float> r0, r1, r2, r3, r4, r5, r6, r7;
        if (rows == Size)
        {
            r0 = Simd256.Load(ref from, 0);
            r1 = Simd256.Load(ref from, fromStride);
            r2 = Simd256.Load(ref from, 2 * fromStride);
            r3 = Simd256.Load(ref from, 3 * fromStride);
            from = ref Mem.At(ref from, 4 * fromStride);
            r4 = Simd256.Load(ref from, 0);
            r5 = Simd256.Load(ref from, fromStride);
            r6 = Simd256.Load(ref from, 2 * fromStride);
            r7 = Simd256.Load(ref from, 3 * fromStride);
        }
        else
        {
            r0 = Row(ref from, fromStride, 0, rows);
            r1 = Row(ref from, fromStride, 1, rows);
            r2 = Row(ref from, fromStride, 2, rows);
            r3 = Row(ref from, fromStride, 3, rows);
            r4 = Row(ref from, fromStride, 4, rows);
            r5 = Row(ref from, fromStride, 5, rows);
            r6 = Row(ref from, fromStride, 6, rows);
            r7 = Vector256<float>.Zero;
        }

        Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1), a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5), a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> b0 = Avx.Shuffle(a0, a2, 0x44), b1 = Avx.Shuffle(a0, a2, 0xEE), b2 = Avx.Shuffle(a1, a3, 0x44),
            b3 = Avx.Shuffle(a1, a3, 0xEE);
        Vector256<float> b4 = Avx.Shuffle(a4, a6, 0x44), b5 = Avx.Shuffle(a4, a6, 0xEE), b6 = Avx.Shuffle(a5, a7, 0x44),
            b7 = Avx.Shuffle(a5, a7, 0xEE);
        if (columns == Size)
        {
            Simd256.Store(Avx.Permute2x128(b0, b4, 0x20), ref to, 0);
            Simd256.Store(Avx.Permute2x128(b1, b5, 0x20), ref to, toStride);
            Simd256.Store(Avx.Permute2x128(b2, b6, 0x20), ref to, 2 * toStride);
            Simd256.Store(Avx.Permute2x128(b3, b7, 0x20), ref to, 3 * toStride);
            to = ref Mem.At(ref to, 4 * toStride);
            Simd256.Store(Avx.Permute2x128(b0, b4, 0x31), ref to, 0);
            Simd256.Store(Avx.Permute2x128(b1, b5, 0x31), ref to, toStride);
            Simd256.Store(Avx.Permute2x128(b2, b6, 0x31), ref to, 2 * toStride);
            Simd256.Store(Avx.Permute2x128(b3, b7, 0x31), ref to, 3 * toStride);
            return;
        }

        StoreRow(Avx.Permute2x128(b0, b4, 0x20), ref to, toStride, 0, columns);
        StoreRow(Avx.Permute2x128(b1, b5, 0x20), ref to, toStride, 1, columns);
        StoreRow(Avx.Permute2x128(b2, b6, 0x20), ref to, toStride, 2, columns);
        StoreRow(Avx.Permute2x128(b3, b7, 0x20), ref to, toStride, 3, columns);
        StoreRow(Avx.Permute2x128(b0, b4, 0x31), ref to, toStride, 4, columns);
        StoreRow(Avx.Permute2x128(b1, b5, 0x31), ref to, toStride, 5, columns);
        StoreRow(Avx.Permute2x128(b2, b6, 0x31), ref to, toStride, 6, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Row(ref float from, nint stride, int row, int rows) =>
        row < rows ? Simd256.Load(ref from, row * stride) : Vector256<float>.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreRow(Vector256<float> value, ref float to, nint stride, int row, int rows)
    {
        if (row < rows)
        {
            Simd256.Store(value, ref to, row * stride);
        }
    }
}
