using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The transforms of pixels of Winograd's algorithm F(2x2, 3x3), a line of tiles of one panel at a time: Bᵀ · d · B of the 4x4 pixels
/// that a tile reads, and Aᵀ · m · A, the 2x2 results of a tile. Transformed tiles lie as [16][panels][tiles][16]. Source: Lavin and
/// Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), section 4.1.
/// </summary>
internal static class WinogradTiles
{
    /// <summary>Transforms the pixels that a line of tiles reads.</summary>
    /// <param name="d0">The first of four lines of the image, or zeros where it lies outside, [width][16].</param>
    /// <param name="d1">The second line.</param>
    /// <param name="d2">The third line.</param>
    /// <param name="d3">The fourth line.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="padding">Columns of zeros left of the image, 0 to 2.</param>
    /// <param name="tiles">Tiles of the line.</param>
    /// <param name="v">The first element of the first tile.</param>
    /// <param name="step">Floats from one element to the next.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Source<TSimd, TVector>(
        ref float d0, ref float d1, ref float d2, ref float d3, int width, int padding, int tiles, ref float v, nint step)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector a0 = TSimd.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
            if (padding == 0)
            {
                Column<TSimd, TVector>(ref d0, ref d1, ref d2, ref d3, lane, out a0, out a1, out a2, out a3);
            }

            if (padding <= 1 && width > 1 - padding)
            {
                nint second = ((1 - padding) * Panel.Width) + lane;
                Column<TSimd, TVector>(ref d0, ref d1, ref d2, ref d3, second, out b0, out b1, out b2, out b3);
            }

            ref float tile = ref Mem.At(ref v, lane);
            int column = 2 - padding;
            for (int i = 0; i < tiles; i++)
            {
                // A tile shares two of its columns with the one before.
                TVector c0 = TSimd.Zero, c1 = c0, c2 = c0, c3 = c0, e0 = c0, e1 = c0, e2 = c0, e3 = c0;
                nint place = ((nint)column * Panel.Width) + lane;
                if (column < width)
                {
                    Column<TSimd, TVector>(ref d0, ref d1, ref d2, ref d3, place, out c0, out c1, out c2, out c3);
                }

                if (column + 1 < width)
                {
                    Column<TSimd, TVector>(ref d0, ref d1, ref d2, ref d3, place + Panel.Width, out e0, out e1, out e2, out e3);
                }

                Line<TSimd, TVector>(a0, b0, c0, e0, ref tile, step);
                Line<TSimd, TVector>(a1, b1, c1, e1, ref Mem.At(ref tile, 4 * step), step);
                Line<TSimd, TVector>(a2, b2, c2, e2, ref Mem.At(ref tile, 8 * step), step);
                Line<TSimd, TVector>(a3, b3, c3, e3, ref Mem.At(ref tile, 12 * step), step);
                (a0, a1, a2, a3) = (c0, c1, c2, c3);
                (b0, b1, b2, b3) = (e0, e1, e2, e3);
                tile = ref Mem.At(ref tile, Panel.Width);
                column += WinogradPlan.TileSide;
            }
        }
    }

    /// <summary>One of the four lines of <see cref="Source"/>, which joins two lines of pixels as p + sign · q.</summary>
    /// <param name="p">A line of the image, or zeros, [width][16].</param>
    /// <param name="q">Another one.</param>
    /// <param name="sign">1 or -1.</param>
    /// <param name="width">Columns of the image.</param>
    /// <param name="padding">Columns of zeros left of the image, 0 to 2.</param>
    /// <param name="tiles">Tiles of the line.</param>
    /// <param name="v">The first of four elements of the first tile.</param>
    /// <param name="step">Floats from one element to the next.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void SourceLine<TSimd, TVector>(
        ref float p, ref float q, float sign, int width, int padding, int tiles, ref float v, nint step)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector signs = TSimd.Broadcast(sign);
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector a = padding == 0 ? Joined<TSimd, TVector>(ref p, ref q, signs, lane) : TSimd.Zero;
            TVector b = padding <= 1 && width > 1 - padding
                ? Joined<TSimd, TVector>(ref p, ref q, signs, ((1 - padding) * Panel.Width) + lane)
                : TSimd.Zero;
            ref float tile = ref Mem.At(ref v, lane);
            int column = 2 - padding;
            for (int i = 0; i < tiles; i++)
            {
                nint place = ((nint)column * Panel.Width) + lane;
                TVector c = column < width ? Joined<TSimd, TVector>(ref p, ref q, signs, place) : TSimd.Zero;
                TVector e = column + 1 < width ? Joined<TSimd, TVector>(ref p, ref q, signs, place + Panel.Width) : TSimd.Zero;
                Line<TSimd, TVector>(a, b, c, e, ref tile, step);
                a = c;
                b = e;
                tile = ref Mem.At(ref tile, Panel.Width);
                column += WinogradPlan.TileSide;
            }
        }
    }

    /// <summary>One of the four lines of A · dy · Aᵀ of the tiles of a line, which joins two lines of dy as p + sign · q.</summary>
    /// <param name="p">The first line of dy, or zeros, [width][16].</param>
    /// <param name="q">The second line, or zeros.</param>
    /// <param name="sign">1 or -1.</param>
    /// <param name="width">Columns of dy.</param>
    /// <param name="z">The first of four elements of the first tile.</param>
    /// <param name="step">Floats from one element to the next.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void GradientLine<TSimd, TVector>(ref float p, ref float q, float sign, int width, ref float z, nint step)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector signs = TSimd.Broadcast(sign);
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            ref float tile = ref Mem.At(ref z, lane);
            nint place = lane;
            for (int left = width; left > 0; left -= WinogradPlan.TileSide)
            {
                TVector a = Joined<TSimd, TVector>(ref p, ref q, signs, place);
                TVector b = left > 1 ? Joined<TSimd, TVector>(ref p, ref q, signs, place + Panel.Width) : TSimd.Zero;
                TSimd.Store(a, ref tile, 0);
                TSimd.Store(TSimd.Add(a, b), ref tile, step);
                TSimd.Store(TSimd.Subtract(a, b), ref tile, 2 * step);
                TSimd.Store(TSimd.Negate(b), ref tile, 3 * step);
                tile = ref Mem.At(ref tile, Panel.Width);
                place += WinogradPlan.TileSide * Panel.Width;
            }
        }
    }

    /// <summary>Transforms the products of a line of tiles to results.</summary>
    /// <param name="m">The first element of the first tile.</param>
    /// <param name="step">Floats from one element to the next.</param>
    /// <param name="bias">The panel's bias, or zeros.</param>
    /// <param name="y">The first line of results.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="width">Columns of the results.</param>
    /// <param name="lines">Lines of results, 1 or 2.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Results<TSimd, TVector, TEpilogue>(
        ref float m, nint step, ref float bias, ref float y, ref float other, int width, int lines)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        nint line = (nint)width * Panel.Width;
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector b = TSimd.Load(ref bias, lane);
            ref float tile = ref Mem.At(ref m, lane);
            nint place = lane;
            for (int left = width; left > 0; left -= WinogradPlan.TileSide)
            {
                Down<TSimd, TVector>(ref tile, step, out TVector u0, out TVector v0);
                Down<TSimd, TVector>(ref Mem.At(ref tile, step), step, out TVector u1, out TVector v1);
                Down<TSimd, TVector>(ref Mem.At(ref tile, 2 * step), step, out TVector u2, out TVector v2);
                Down<TSimd, TVector>(ref Mem.At(ref tile, 3 * step), step, out TVector u3, out TVector v3);
                Store<TSimd, TVector, TEpilogue>(
                    TSimd.Add(TSimd.Add(TSimd.Add(u0, u1), u2), b), ref bias, lane, ref y, ref other, place);
                if (left > 1)
                {
                    Store<TSimd, TVector, TEpilogue>(
                        TSimd.Add(TSimd.Subtract(TSimd.Subtract(u1, u2), u3), b), ref bias, lane, ref y, ref other, place + Panel.Width);
                }

                if (lines > 1)
                {
                    Store<TSimd, TVector, TEpilogue>(
                        TSimd.Add(TSimd.Add(TSimd.Add(v0, v1), v2), b), ref bias, lane, ref y, ref other, place + line);
                    if (left > 1)
                    {
                        Store<TSimd, TVector, TEpilogue>(
                            TSimd.Add(TSimd.Subtract(TSimd.Subtract(v1, v2), v3), b), ref bias, lane, ref y, ref other,
                            place + line + Panel.Width);
                    }
                }

                tile = ref Mem.At(ref tile, Panel.Width);
                place += WinogradPlan.TileSide * Panel.Width;
            }
        }
    }

    /// <summary>Bᵀ of a column of four pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column<TSimd, TVector>(
        ref float d0, ref float d1, ref float d2, ref float d3, nint place, out TVector t0, out TVector t1, out TVector t2, out TVector t3)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector p1 = TSimd.Load(ref d1, place), p2 = TSimd.Load(ref d2, place);
        t0 = TSimd.Subtract(TSimd.Load(ref d0, place), p2);
        t1 = TSimd.Add(p1, p2);
        t2 = TSimd.Subtract(p2, p1);
        t3 = TSimd.Subtract(p1, TSimd.Load(ref d3, place));
    }

    /// <summary>p + sign · q, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Joined<TSimd, TVector>(ref float p, ref float q, TVector sign, nint place)
        where TSimd : ISimd<TVector>
        where TVector : struct => TSimd.MultiplyAdd(TSimd.Load(ref q, place), sign, TSimd.Load(ref p, place));

    /// <summary>Four elements of a line, by B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<TSimd, TVector>(TVector a, TVector b, TVector c, TVector e, ref float element, nint step)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TSimd.Store(TSimd.Subtract(a, c), ref element, 0);
        TSimd.Store(TSimd.Add(b, c), ref element, step);
        TSimd.Store(TSimd.Subtract(c, b), ref element, 2 * step);
        TSimd.Store(TSimd.Subtract(b, e), ref element, 3 * step);
    }

    /// <summary>Aᵀ of a column of four elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Down<TSimd, TVector>(ref float m, nint step, out TVector first, out TVector second)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector m1 = TSimd.Load(ref m, 4 * step), m2 = TSimd.Load(ref m, 8 * step);
        first = TSimd.Add(TSimd.Add(TSimd.Load(ref m, 0), m1), m2);
        second = TSimd.Subtract(TSimd.Subtract(m1, m2), TSimd.Load(ref m, 12 * step));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TSimd, TVector, TEpilogue>(
        TVector value, ref float bias, nint column, ref float y, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue =>
        TSimd.Store(TEpilogue.Apply<TSimd, TVector>(value, ref bias, column, ref other, offset), ref y, offset);
}
