using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The input gradient of few rows, dx = g · w, with the batch in the lanes: g is transposed instead of the weights, of
/// which each is broadcast once to all rows. It is the product of the transposes, dxᵀ = wᵀ · gᵀ, on the tiles of <see cref="Products"/>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InputGradients
{
    /// <summary>Rows whose results stand on the stack at a time, before they are transposed back.</summary>
    private const int RowBlock = 128;

    /// <summary>
    /// Whether the batch goes in the lanes: for at most so many rows, turning them around is cheaper than turning the weights, as long
    /// as they fill most of their last vector.
    /// </summary>
    /// <param name="rows">Rows.</param>
    /// <param name="mostRows">The layer's limit, 0 where this form never pays.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool HasBatchInLanes<TSimd, TVector>(nint rows, int mostRows)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        TSimd.Width > 1 && rows <= mostRows && EmptyLanes(rows, TSimd.Width) * 4 <= TSimd.Width;

    /// <summary>Turns around what the input gradient needs: the weights, or, for few rows, the gradient of the outputs.</summary>
    /// <param name="w">The weights, [outputs / 16][inputs][16].</param>
    /// <param name="wStride">Floats from one panel of outputs to the next.</param>
    /// <param name="g">The gradient of the outputs, [outputs / 16][rows][16].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="mostRows">The layer's limit, at most the number of inputs.</param>
    /// <param name="inputs">Inputs.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="destination">[inputs / 16][outputs][16], or for few rows [rows / 16][outputs][16].</param>
    /// <param name="destinationStride">Floats from one panel to the next.</param>
    /// <param name="firstPanel">The first panel of the destination.</param>
    /// <param name="lastPanel">The panel of the destination to stop before.</param>
    public static void Transpose<TSimd, TVector>(
        ref float w,
        nint wStride,
        ref float g,
        nint rows,
        int mostRows,
        int inputs,
        int outputs,
        ref float destination,
        nint destinationStride,
        int firstPanel,
        int lastPanel)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (HasBatchInLanes<TSimd, TVector>(rows, mostRows))
        {
            Transposition.Weights(
                ref g, Panel.Stride(rows), (int)rows, outputs, ref destination, destinationStride, firstPanel,
                Math.Min(lastPanel, Panel.Count((int)rows)));
        }
        else
        {
            Transposition.Weights(ref w, wStride, inputs, outputs, ref destination, destinationStride, firstPanel, lastPanel);
        }
    }

    /// <summary>The gradient of some panels of inputs.</summary>
    /// <param name="transposed">The gradient of the outputs transposed, [rows / 16][outputs][16], with zeros after the last row.</param>
    /// <param name="transposedStride">Floats from one panel of rows to the next.</param>
    /// <param name="w">The weights of the first panel of inputs, [outputs / 16][inputs][16].</param>
    /// <param name="wStride">Floats from one panel of outputs to the next in w.</param>
    /// <param name="dx">The first panel of the result, [panels][rows][16].</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="stride">Floats from one panel of dx to the next.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="inputs">Inputs; lanes past the last one become zero before the epilogue.</param>
    /// <param name="outputs">Outputs.</param>
    public static void BatchInLanes<TSimd, TVector, TEpilogue>(
        ref float transposed, nint transposedStride, ref float w, nint wStride, ref float dx, ref float other, nint stride,
        nint rows, int inputs,
        int outputs)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        for (int first = 0; first < inputs; first += Panel.Width)
        {
            int columns = Math.Min(inputs - first, Panel.Width);
            for (nint row = 0; row < rows; row += RowBlock)
            {
                ref float block = ref Mem.At(ref transposed, row / Panel.Width * transposedStride);
                Rows<TSimd, TVector>(
                    ref block, transposedStride, ref w, wStride,
                    ref Mem.At(ref dx, row * Panel.Width), Math.Min(rows - row, RowBlock), columns,
                    outputs);
            }

            EpilogueLoop.Run<TSimd, TVector, TEpilogue>(ref Zeros.Panels, ref dx, ref other, rows);
            w = ref Mem.At(ref w, Panel.Width * Panel.Width);
            dx = ref Mem.At(ref dx, stride);
            other = ref Mem.At(ref other, stride);
        }
    }

    /// <summary>One panel of inputs for some rows: the product with the rows in the lanes, then transposed back.</summary>
    private static void Rows<TSimd, TVector>(
        ref float transposed, nint transposedStride, ref float w, nint wStride, ref float dx, nint rows, int columns, int outputs)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        Unsafe.SkipInit(out Tile tile);
        ref float results = ref tile.First;
        for (nint lane = 0; lane < rows;)
        {
            nint column = lane % Panel.Width;
            ref float g = ref Mem.At(ref transposed, (lane / Panel.Width * transposedStride) + column);
            ref float y = ref Mem.At(ref results, (lane / Panel.Width * Tile.Stride) + column);
            if (rows - lane > TSimd.Width)
            {
                // Two vectors are two panels at 512 bits, and parts of one below.
                nint second = TSimd.Width == Panel.Width ? transposedStride : TSimd.Width;
                nint ySecond = TSimd.Width == Panel.Width ? Tile.Stride : TSimd.Width;
                Products.Tiles<TSimd, TVector, NoEpilogue>(
                    ref w, wStride, ref g, second, ref Zeros.Panels, ref y, ref y, ySecond, columns, outputs);
                lane += 2 * TSimd.Width;
            }
            else
            {
                Products.NarrowProduct<TSimd, TVector, NoEpilogue>(ref w, wStride, ref g, ref Zeros.Panels, ref y, ref y, columns, outputs);
                lane += TSimd.Width;
            }
        }

        Transposition.Weights(ref results, Tile.Stride, columns, (int)rows, ref dx, 0, 0, 1);
    }

    private static nint EmptyLanes(nint rows, nint width) => ((rows + width - 1) / width * width) - rows;

    /// <summary>The gradients of a panel of inputs with the rows in the lanes, [rows / 16][16][16].</summary>
    [InlineArray(RowBlock * Panel.Width)]
    private struct Tile
    {
        public const int Stride = Panel.Width * Panel.Width;

        public float First;
    }
}
