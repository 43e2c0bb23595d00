using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CompiledNet.Runtime;

/// <summary>Turns weights around for the input gradient: panels of outputs [outputs / 16][inputs][16] into panels of inputs [inputs / 16][outputs][16].</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Transposition
{
    private const int Block = 8;

    private const int PanelsAtOnce = 8;

    /// <summary>Transposes the weights of some panels of inputs; lanes past the last input become zero.</summary>
    /// <param name="w">The weights.</param>
    /// <param name="wStride">Floats from one panel of outputs to the next.</param>
    /// <param name="inputs">All inputs.</param>
    /// <param name="outputs">All outputs.</param>
    /// <param name="destination">[inputs / 16][outputs][16].</param>
    /// <param name="destinationStride">Floats from one panel of inputs to the next.</param>
    /// <param name="firstPanel">The first panel of inputs.</param>
    /// <param name="lastPanel">The panel of inputs to stop before.</param>
    public static void Weights(ref float w, nint wStride, int inputs, int outputs, ref float destination, nint destinationStride, int firstPanel, int lastPanel)
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
                    ref float from = ref Mem.At(ref w, (output / Panel.Width * wStride) + (panel * (nint)(Panel.Width * Panel.Width)));
                    ref float to = ref Mem.At(ref destination, (panel * destinationStride) + (output * (nint)Panel.Width));
                    TransposePanel(ref from, ref to, rows, Math.Min(inputs - (panel * Panel.Width), Panel.Width));
                }
            }
        }
    }

    private static void TransposePanel(ref float from, ref float to, int rows, int columns)
    {
        for (int row = 0; row < rows; row += Block)
        {
            for (int column = 0; column < Panel.Width; column += Block)
            {
                ref float fromBlock = ref Mem.At(ref from, (column * Panel.Width) + row);
                ref float toBlock = ref Mem.At(ref to, (row * Panel.Width) + column);
                if (Avx.IsSupported && row + Block <= rows && column + Block <= columns)
                {
                    Transpose(ref fromBlock, ref toBlock);
                }
                else
                {
                    TransposePart(ref fromBlock, ref toBlock, Math.Min(rows - row, Block), columns - column);
                }
            }
        }
    }

    private static void TransposePart(ref float from, ref float to, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < Block; column++)
            {
                Mem.At(ref to, (row * Panel.Width) + column) = column < columns ? Mem.At(ref from, (column * Panel.Width) + row) : 0;
            }
        }
    }

    /// <summary>Eight by eight floats, by three rounds of interleaving: single floats, pairs, halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Transpose(ref float from, ref float to)
    {
        Vector256<float> r0 = Simd256.Load(ref from, 0), r1 = Simd256.Load(ref from, 16), r2 = Simd256.Load(ref from, 32), r3 = Simd256.Load(ref from, 48);
        Vector256<float> r4 = Simd256.Load(ref from, 64), r5 = Simd256.Load(ref from, 80), r6 = Simd256.Load(ref from, 96), r7 = Simd256.Load(ref from, 112);
        Vector256<float> a0 = Avx.UnpackLow(r0, r1), a1 = Avx.UnpackHigh(r0, r1), a2 = Avx.UnpackLow(r2, r3), a3 = Avx.UnpackHigh(r2, r3);
        Vector256<float> a4 = Avx.UnpackLow(r4, r5), a5 = Avx.UnpackHigh(r4, r5), a6 = Avx.UnpackLow(r6, r7), a7 = Avx.UnpackHigh(r6, r7);
        Vector256<float> b0 = Avx.Shuffle(a0, a2, 0x44), b1 = Avx.Shuffle(a0, a2, 0xEE), b2 = Avx.Shuffle(a1, a3, 0x44), b3 = Avx.Shuffle(a1, a3, 0xEE);
        Vector256<float> b4 = Avx.Shuffle(a4, a6, 0x44), b5 = Avx.Shuffle(a4, a6, 0xEE), b6 = Avx.Shuffle(a5, a7, 0x44), b7 = Avx.Shuffle(a5, a7, 0xEE);
        Simd256.Store(Avx.Permute2x128(b0, b4, 0x20), ref to, 0);
        Simd256.Store(Avx.Permute2x128(b1, b5, 0x20), ref to, 16);
        Simd256.Store(Avx.Permute2x128(b2, b6, 0x20), ref to, 32);
        Simd256.Store(Avx.Permute2x128(b3, b7, 0x20), ref to, 48);
        Simd256.Store(Avx.Permute2x128(b0, b4, 0x31), ref to, 64);
        Simd256.Store(Avx.Permute2x128(b1, b5, 0x31), ref to, 80);
        Simd256.Store(Avx.Permute2x128(b2, b6, 0x31), ref to, 96);
        Simd256.Store(Avx.Permute2x128(b3, b7, 0x31), ref to, 112);
    }
}
