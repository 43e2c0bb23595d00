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
    /// <param name="g">The gradient of the outputs, [outputs / 16][rows][16].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="mostRows">The layer's limit, at most the number of inputs.</param>
    /// <param name="inputs">Inputs.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="destination">[inputs / 16][outputs][16], or for few rows [rows / 16][outputs][16].</param>
    /// <param name="firstPanel">The first panel of the destination.</param>
    /// <param name="lastPanel">The panel of the destination to stop before.</param>
    public static void Transpose<TSimd, TVector>(
        Panels w, ref float g, nint rows, int mostRows, int inputs, int outputs, Panels destination, int firstPanel, int lastPanel)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (HasBatchInLanes<TSimd, TVector>(rows, mostRows))
        {
            var gradients = new Panels(ref g, Panel.Stride(rows));
            Transposition.Weights(
                gradients, (int)rows, outputs, destination, firstPanel, Math.Min(lastPanel, Panel.Count((int)rows)));
        }
        else
        {
            Transposition.Weights(w, inputs, outputs, destination, firstPanel, lastPanel);
        }
    }

    /// <summary>The gradient of some panels of inputs.</summary>
    /// <param name="transposed">The gradient of the outputs transposed, [rows / 16][outputs][16], with zeros after the last row.</param>
    /// <param name="w">The weights of the first panel of inputs, [outputs / 16][inputs][16].</param>
    /// <param name="dx">The result, [panels][rows][16].</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="inputs">Inputs; lanes past the last one become zero before the epilogue.</param>
    /// <param name="outputs">Outputs.</param>
    public static void BatchInLanes<TSimd, TVector, TEpilogue>(
        Panels transposed, Panels w, Panels dx, ref float other, nint rows, int inputs, int outputs)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        for (int first = 0; first < inputs; first += Panel.Width)
        {
            int columns = Math.Min(inputs - first, Panel.Width);
            for (nint row = 0; row < rows; row += RowBlock)
            {
                Rows<TSimd, TVector>(
                    transposed.From(row / Panel.Width), w, ref Mem.At(ref dx.First, row * Panel.Width), Math.Min(rows - row, RowBlock),
                    columns, outputs);
            }

            EpilogueLoop.Run<TSimd, TVector, TEpilogue>(ref Zeros.Panels, ref dx.First, ref other, rows);
            w = w.At(Panel.Width * Panel.Width);
            dx = dx.From(1);
            other = ref Mem.At(ref other, dx.Stride);
        }
    }

    /// <summary>One panel of inputs for some rows: the product with the rows in the lanes, then transposed back.</summary>
    private static void Rows<TSimd, TVector>(Panels transposed, Panels w, ref float dx, nint rows, int columns, int outputs)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        Unsafe.SkipInit(out Tile tile);
        ref float results = ref tile.First;
        for (nint lane = 0; lane < rows;)
        {
            nint column = lane % Panel.Width;
            ref float g = ref Mem.At(ref transposed[lane / Panel.Width], column);
            ref float y = ref Mem.At(ref results, (lane / Panel.Width * Tile.Stride) + column);
            if (rows - lane > TSimd.Width)
            {
                // Two vectors are two panels at 512 bits, and parts of one below.
                nint second = TSimd.Width == Panel.Width ? transposed.Stride : TSimd.Width;
                nint ySecond = TSimd.Width == Panel.Width ? Tile.Stride : TSimd.Width;
                Products.Tiles<TSimd, TVector, NoEpilogue>(
                    w, new Panels(ref g, second), ref Zeros.Panels, new Panels(ref y, ySecond), ref y, columns, outputs);
                lane += 2 * TSimd.Width;
            }
            else
            {
                Products.NarrowProduct<TSimd, TVector, NoEpilogue>(w, ref g, ref Zeros.Panels, ref y, ref y, columns, outputs);
                lane += TSimd.Width;
            }
        }

        Transposition.Weights(new Panels(ref results, Tile.Stride), columns, (int)rows, new Panels(ref dx, 0), 0, 1);
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
