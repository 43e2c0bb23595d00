using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// Convolutions with a stride of 1 whose results are planes, [images][channels][pixels]: the pixels of a line are the lanes, and weights
/// are broadcast, so that no lane is idle however few channels there are. Each image gets a border of zeros first.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlaneConvolutions
{
    /// <summary>y = epilogue(x ∗ w + bias).</summary>
    /// <param name="shape">The window.</param>
    /// <param name="filters">All filters.</param>
    /// <param name="x">The images; with a stride of 0 they lie in planes, with another one in a panel, of at most 16 channels.</param>
    /// <param name="w">The weights, [taps][channels][16].</param>
    /// <param name="bias">The bias, or zeros.</param>
    /// <param name="y">The first image of the result, in planes.</param>
    /// <param name="other">The epilogue's second operand, in the layout of y; y where there is none.</param>
    /// <param name="images">Images.</param>
    public static void Forward<TSimd, TVector, TEpilogue>(
        in WindowShape shape, int filters, Panels x, ref float w, ref float bias, ref float y, ref float other, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue => Run<TSimd, TVector, TEpilogue>(
            shape.RowAxis(isGradient: false), shape.ColumnAxis(isGradient: false), ImageSource.Of(shape.InPixels, shape.Channels, x.Stride),
            ref x.First, shape.Channels, ref w, new PlaneWeights(shape.Channels * (nint)Panel.Width, 1, Panel.Width), ref bias, ref y,
            ref other, filters, images);

    /// <summary>The gradient of the input.</summary>
    /// <param name="shape">The window of the forward convolution.</param>
    /// <param name="dy">The output's gradient; it lies as the images of <c>Forward</c> do.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="w">The weights of the forward convolution, [taps][channels][16].</param>
    /// <param name="dx">The first image of the input's gradient, in planes.</param>
    /// <param name="other">The epilogue's second operand, in the layout of dx; dx where there is none.</param>
    /// <param name="images">Images.</param>
    public static void InputGradient<TSimd, TVector, TEpilogue>(
        in WindowShape shape, int filters, Panels dy, ref float w, ref float dx, ref float other, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue => Run<TSimd, TVector, TEpilogue>(
            shape.RowAxis(isGradient: true), shape.ColumnAxis(isGradient: true), ImageSource.Of(shape.OutPixels, filters, dy.Stride),
            ref dy.First, filters, ref w, new PlaneWeights(shape.Channels * (nint)Panel.Width, Panel.Width, 1), ref Zeros.Panels, ref dx,
            ref other, shape.Channels, images);

    private static void Run<TSimd, TVector, TEpilogue>(
        in WindowAxis rows, in WindowAxis columns, in ImageSource source, ref float x, int channels, ref float w, in PlaneWeights weights,
        ref float bias, ref float y, ref float other, int results, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        int width = (columns.Results + TSimd.Width - 1) / TSimd.Width * TSimd.Width;
        nint yImage = Planes.Length(rows.Results * columns.Results, results);
        BorderedPlanes bordered = BorderedPlanes.For(rows, columns, width);
        ref float xPlanes = ref ThreadScratch.Floats(bordered.Length(channels) + ((nint)results * rows.Results * width));
        ref float yPlanes = ref Mem.At(ref xPlanes, bordered.Length(channels));
        Zeros.Fill<TSimd, TVector>(ref xPlanes, channels * bordered.Plane);
        AxisPhase row = rows.Phase(0), column = columns.Phase(0);
        var walk = new WindowWalk(
            0, row.SourcePerTap * bordered.Row, column.SourcePerTap, bordered.Plane, rows.Taps, columns.Taps, rows.Taps * columns.Taps,
            (row.Tap * columns.Taps) + column.Tap, row.TapStep * columns.Taps, column.TapStep);
        ref float xFirst = ref Mem.At(ref xPlanes, (row.Source * bordered.Row) + column.Source);
        for (nint image = 0; image < images; image++)
        {
            bordered.Gather<TSimd, TVector>(
                source, ref Mem.At(ref x, image * source.Image), rows.Sources, columns.Sources, channels, ref xPlanes);
            Lines<TSimd, TVector>(row, width, ref xFirst, bordered.Row, channels, walk, ref w, weights, ref bias, ref yPlanes, results);
            Finish<TSimd, TVector, TEpilogue>(
                ref yPlanes, width, results * rows.Results, columns.Results, ref Mem.At(ref y, image * yImage),
                ref Mem.At(ref other, image * yImage));
        }
    }

    /// <summary>Two vectors at a time: side by side, and below each other where a line has an odd number of them.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private static void Lines<TSimd, TVector>(
        in AxisPhase rows, int width, ref float x, nint xRow, int channels, in WindowWalk walk, ref float w, in PlaneWeights weights,
        ref float bias, ref float y, int results)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint yPlane = (nint)rows.Results * width;
        int paired = width / (2 * TSimd.Width) * 2 * TSimd.Width;
        for (int left = results, h; left > 0; left -= h)
        {
            h = TileHeight.Next(left);
            for (int row = 0; row < rows.Results; row++)
            {
                ref float xLine = ref Mem.At(ref x, row * xRow);
                ref float yLine = ref Mem.At(ref y, (nint)row * width);
                for (int column = 0; column < paired; column += 2 * TSimd.Width)
                {
                    Tile<TSimd, TVector>(
                        h, new Panels(ref Mem.At(ref xLine, column), TSimd.Width), channels, walk, rows.Inside(row, row), ref w, weights,
                        ref bias, new Panels(ref Mem.At(ref yLine, column), TSimd.Width), yPlane);
                }

                if (paired < width && row % 2 == 0)
                {
                    // A last line without a second one is computed twice.
                    bool hasSecond = row + 1 < rows.Results;
                    Tile<TSimd, TVector>(
                        h, new Panels(ref Mem.At(ref xLine, paired), hasSecond ? xRow : 0), channels, walk,
                        rows.Inside(row, hasSecond ? row + 1 : row), ref w, weights, ref bias,
                        new Panels(ref Mem.At(ref yLine, paired), hasSecond ? width : 0), yPlane);
                }
            }

            w = ref Mem.At(ref w, h * weights.Result);
            bias = ref Mem.At(ref bias, h);
            y = ref Mem.At(ref y, h * yPlane);
        }
    }

    /// <summary>A tile, of the lines of the window that meet more than zeros.</summary>
    private static void Tile<TSimd, TVector>(
        int height, Panels x, int channels, in WindowWalk walk, (int First, int Last) lines, ref float w, in PlaneWeights weights,
        ref float bias, Panels y, nint yPlane)
        where TSimd : ISimd<TVector>
        where TVector : struct => PlaneTiles<TSimd, TVector>.Run(
            height, x.At(lines.First * walk.XLine), channels,
            walk with { Lines = lines.Last - lines.First, FirstTap = walk.FirstTap + (lines.First * walk.LineStep) }, ref w, weights,
            ref bias, y, yPlane);

    /// <summary>Applies the epilogue, which reads no bias here, and leaves out what fills the lines up to whole vectors.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private static void Finish<TSimd, TVector, TEpilogue>(
        ref float lines, nint width, int count, nint columns, ref float y, ref float other)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TEpilogue : struct, IEpilogue
    {
        // A line that does not fill a vector is done in narrower ones.
        if (TSimd.Width > 8 && columns < TSimd.Width)
        {
            Finish<Simd256, Vector256<float>, TEpilogue>(ref lines, width, count, columns, ref y, ref other);
            return;
        }

        if (TSimd.Width > 4 && columns < TSimd.Width)
        {
            Finish<Simd128, Vector128<float>, TEpilogue>(ref lines, width, count, columns, ref y, ref other);
            return;
        }

        for (int line = 0; line < count; line++)
        {
            // The last vector ends with the line, because what lies after it may be another worker's.
            for (nint column = 0; column < columns && columns >= TSimd.Width; column += TSimd.Width)
            {
                nint place = Math.Min(column, columns - TSimd.Width);
                TSimd.Store(TEpilogue.Apply<TSimd, TVector>(TSimd.Load(ref lines, place), ref lines, 0, ref other, place), ref y, place);
            }

            for (nint column = 0; column < columns && columns < TSimd.Width; column++)
            {
                Mem.At(ref y, column) = TEpilogue.Apply<SimdScalar, float>(Mem.At(ref lines, column), ref lines, 0, ref other, column);
            }

            lines = ref Mem.At(ref lines, width);
            y = ref Mem.At(ref y, columns);
            other = ref Mem.At(ref other, columns);
        }
    }
}
