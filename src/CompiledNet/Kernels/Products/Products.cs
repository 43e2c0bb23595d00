using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// y = epilogue(x · w + bias) over panels: x is [depth / 16][rows][16], w is [panels][depth][16], y is [panels][rows][16].
/// Rows are taken six, five or four at a time so that they split evenly; every output is summed over the depth in
/// order, so its bits do not depend on the rows beside it (but for a single row, which is summed in several strands).
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Products
{
    private const int TallestTile = RegisterTilesAttribute.Tallest;

    /// <summary>The product.</summary>
    /// <param name="x">The first row of the left side.</param>
    /// <param name="xStride">Floats from one panel of x to the next.</param>
    /// <param name="w">The first panel of the right side.</param>
    /// <param name="wStride">Floats from one panel of w to the next.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a step of 0.</param>
    /// <param name="biasStep">Floats from one panel of the bias to the next: 16 or 0.</param>
    /// <param name="y">The first row of the result.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="yStride">Floats from one panel of y to the next.</param>
    /// <param name="rows">Rows to compute.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="panels">Panels of w.</param>
    public static void Product<TSimd, TVector, TEpilogue>(
        ref float x,
        nint xStride,
        ref float w,
        nint wStride,
        ref float bias,
        nint biasStep,
        ref float y,
        ref float other,
        nint yStride,
        nint rows,
        nint depth,
        int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        if (rows == 1 && xStride == Panel.Width && yStride == Panel.Width)
        {
            RowProduct<TSimd, TVector, TEpilogue>(ref x, ref w, wStride, ref bias, biasStep, ref y, ref other, depth, panels);
            return;
        }

        int panel = 0;
        if (TSimd.Width == Panel.Width)
        {
            // A 512-bit vector is a whole panel, so a tile of two vectors spans two of them; a last single one has tiles of its own.
            for (; panel + 1 < panels; panel += 2)
            {
                Tiles<TSimd, TVector, TEpilogue>(
                    ref x, xStride, ref Mem.At(ref w, panel * wStride), wStride, ref Mem.At(ref bias, panel * biasStep),
                    ref Mem.At(ref y, panel * yStride), ref Mem.At(ref other, panel * yStride), yStride, rows, depth);
            }

            if (panel < panels)
            {
                NarrowProduct<TSimd, TVector, TEpilogue>(
                    ref x, xStride, ref Mem.At(ref w, panel * wStride), ref Mem.At(ref bias, panel * biasStep),
                    ref Mem.At(ref y, panel * yStride), ref Mem.At(ref other, panel * yStride), rows, depth);
            }

            return;
        }

        for (; panel < panels; panel++)
        {
            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                nint wOffset = (panel * wStride) + column;
                nint yOffset = (panel * yStride) + column;
                Tiles<TSimd, TVector, TEpilogue>(
                    ref x, xStride, ref Mem.At(ref w, wOffset), TSimd.Width, ref Mem.At(ref bias, (panel * biasStep) + column),
                    ref Mem.At(ref y, yOffset), ref Mem.At(ref other, yOffset), TSimd.Width, rows, depth);
            }
        }
    }

    /// <summary>
    /// The product of one row: [depth] times [panels][depth][16]. Summed in several strands, which hides the latency of the multiply-adds.
    /// </summary>
    /// <param name="x">The row.</param>
    /// <param name="w">The first panel of the right side.</param>
    /// <param name="wStride">Floats from one panel of w to the next.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a step of 0.</param>
    /// <param name="biasStep">Floats from one panel of the bias to the next: 16 or 0.</param>
    /// <param name="y">The result, [panels][16].</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="panels">Panels of w.</param>
    public static void RowProduct<TSimd, TVector, TEpilogue>(
        ref float x, ref float w, nint wStride, ref float bias, nint biasStep, ref float y, ref float other, nint depth, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue =>
        Runtime.RowProduct<TSimd, TVector, TEpilogue>.Run(ref x, ref w, wStride, ref bias, biasStep, ref y, ref other, depth, panels);

    /// <summary>
    /// The product by one vector of outputs: a panel at 512 bits, less below. Summed in two strands, so that six rows keep twelve sums
    /// going.
    /// </summary>
    /// <param name="x">The first row of the left side.</param>
    /// <param name="xStride">Floats from one panel of x to the next.</param>
    /// <param name="w">The vector's first column of the right side.</param>
    /// <param name="bias">The vector's bias.</param>
    /// <param name="y">The vector's first row of the result.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="rows">Rows to compute.</param>
    /// <param name="depth">Terms of each sum.</param>
    public static void NarrowProduct<TSimd, TVector, TEpilogue>(
        ref float x, nint xStride, ref float w, ref float bias, ref float y, ref float other, nint rows, nint depth)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint tiles = (rows + TallestTile - 1) / TallestTile;
        nint height = rows / tiles;
        nint taller = rows % tiles;
        for (nint tile = 0; tile < tiles; tile++)
        {
            nint h = tile < taller ? height + 1 : height;
            NarrowProductTiles<TSimd, TVector, TEpilogue>.Run(h, ref x, xStride, ref w, ref bias, ref y, ref other, depth);

            x = ref Mem.At(ref x, h * Panel.Width);
            y = ref Mem.At(ref y, h * Panel.Width);
            other = ref Mem.At(ref other, h * Panel.Width);
        }
    }

    /// <summary>The product by two vectors of outputs.</summary>
    internal static void Tiles<TSimd, TVector, TEpilogue>(
        ref float x, nint xStride, ref float w, nint second, ref float bias, ref float y, ref float other, nint ySecond, nint rows,
        nint depth)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint tiles = (rows + TallestTile - 1) / TallestTile;
        nint height = rows / tiles;
        nint taller = rows % tiles;
        for (nint tile = 0; tile < tiles; tile++)
        {
            nint h = tile < taller ? height + 1 : height;
            ProductTiles<TSimd, TVector, TEpilogue>.Run(h, ref x, xStride, ref w, second, ref bias, ref y, ref other, ySecond, depth);

            x = ref Mem.At(ref x, h * Panel.Width);
            y = ref Mem.At(ref y, h * Panel.Width);
            other = ref Mem.At(ref other, h * Panel.Width);
        }
    }
}
