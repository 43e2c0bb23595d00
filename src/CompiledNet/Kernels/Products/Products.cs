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
    /// <summary>The product.</summary>
    /// <param name="x">The left side, from the first row on.</param>
    /// <param name="w">The right side.</param>
    /// <param name="bias">[panels][16], or sixteen zeros with a stride of 0.</param>
    /// <param name="y">The result, from the first row on.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="rows">Rows to compute.</param>
    /// <param name="depth">Terms of each sum.</param>
    /// <param name="panels">Panels of w.</param>
    public static void Product<TSimd, TVector, TEpilogue>(
        Panels x, Panels w, Panels bias, Panels y, ref float other, nint rows, nint depth, int panels)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        if (rows == 1 && x.Stride == Panel.Width && y.Stride == Panel.Width)
        {
            RowProduct<TSimd, TVector, TEpilogue>.Run(ref x.First, w, bias, ref y.First, ref other, depth, panels);
            return;
        }

        int panel = 0;
        if (TSimd.Width == Panel.Width)
        {
            // A 512-bit vector is a whole panel, so a tile of two vectors spans two of them; a last single one has tiles of its own.
            for (; panel + 1 < panels; panel += 2)
            {
                Tiles<TSimd, TVector, TEpilogue>(
                    x, w.From(panel), ref bias[panel], y.From(panel), ref Mem.At(ref other, panel * y.Stride), rows, depth);
            }

            if (panel < panels)
            {
                NarrowProduct<TSimd, TVector, TEpilogue>(
                    x, ref w[panel], ref bias[panel], ref y[panel], ref Mem.At(ref other, panel * y.Stride), rows, depth);
            }

            return;
        }

        for (; panel < panels; panel++)
        {
            for (nint column = 0; column < Panel.Width; column += 2 * TSimd.Width)
            {
                var wVectors = new Panels(ref Mem.At(ref w[panel], column), TSimd.Width);
                var yVectors = new Panels(ref Mem.At(ref y[panel], column), TSimd.Width);
                ref float otherVectors = ref Mem.At(ref other, (panel * y.Stride) + column);
                Tiles<TSimd, TVector, TEpilogue>(
                    x, wVectors, ref Mem.At(ref bias[panel], column), yVectors, ref otherVectors, rows, depth);
            }
        }
    }

    /// <summary>
    /// The product by one vector of outputs: a panel at 512 bits, less below. Summed in two strands, so that six rows keep twelve sums
    /// going.
    /// </summary>
    /// <param name="x">The left side, from the first row on.</param>
    /// <param name="w">The vector's first column of the right side.</param>
    /// <param name="bias">The vector's bias.</param>
    /// <param name="y">The vector's first row of the result.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="rows">Rows to compute.</param>
    /// <param name="depth">Terms of each sum.</param>
    public static void NarrowProduct<TSimd, TVector, TEpilogue>(
        Panels x, ref float w, ref float bias, ref float y, ref float other, nint rows, nint depth)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        for (nint h; rows > 0; rows -= h)
        {
            h = TileHeight.Next(rows);
            NarrowProductTiles<TSimd, TVector, TEpilogue>.Run(h, x, ref w, ref bias, ref y, ref other, depth);

            x = x.At(h * Panel.Width);
            y = ref Mem.At(ref y, h * Panel.Width);
            other = ref Mem.At(ref other, h * Panel.Width);
        }
    }

    /// <summary>The product by two vectors of outputs, from one of which to the other the strides of w and y lead.</summary>
    internal static void Tiles<TSimd, TVector, TEpilogue>(
        Panels x, Panels w, ref float bias, Panels y, ref float other, nint rows, nint depth)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        for (nint h; rows > 0; rows -= h)
        {
            h = TileHeight.Next(rows);
            ProductTiles<TSimd, TVector, TEpilogue>.Run(h, x, w, ref bias, y, ref other, depth);

            x = x.At(h * Panel.Width);
            y = y.At(h * Panel.Width);
            other = ref Mem.At(ref other, h * Panel.Width);
        }
    }
}
