using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The loops of <see cref="PoolingKernel"/>, which become part of their caller: in a method that is written for one window its numbers are
/// constants of the code, and what they decide is decided once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolingLoops
{
    /// <inheritdoc cref="PoolingKernel.Max"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Max<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => Over<TSimd, TVector, WindowMaximum>(shape, ref x, ref y, images);

    /// <inheritdoc cref="PoolingKernel.Average"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Average<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => Over<TSimd, TVector, WindowAverage>(shape, ref x, ref y, images);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Over<TSimd, TVector, TFold>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TFold : struct, IWindowFold
    {
        TVector scale = TSimd.Broadcast(1f / shape.Taps);
        bool countsAll = shape.CountsAll;
        nint line = (nint)shape.Width * Panel.Width;
        for (nint image = 0; image < images; image++)
        {
            for (int row = 0; row < shape.OutHeight; row++)
            {
                PoolingSpan rows = PoolingSpan.Rows(shape, row);
                ref float lines = ref Mem.At(ref x, ((image * shape.Height) + rows.First) * line);
                for (int column = 0; column < shape.OutWidth; column++)
                {
                    PoolingSpan columns = PoolingSpan.Columns(shape, column);
                    scale = countsAll ? scale : TSimd.Broadcast(1f / PoolingSpan.Counted(shape, row, column));
                    for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                    {
                        ref float window = ref Mem.At(ref lines, (columns.First * (nint)Panel.Width) + lane);
                        TVector result = rows.Count == 2 && columns.Count == 2
                            ? OfFour<TSimd, TVector, TFold>(ref window, line)
                            : Of<TSimd, TVector, TFold>(ref window, line, rows.Count, columns.Count);
                        TSimd.Store(TFold.End<TSimd, TVector>(result, scale), ref y, lane);
                    }

                    y = ref Mem.At(ref y, Panel.Width);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector OfFour<TSimd, TVector, TFold>(ref float window, nint line)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TFold : struct, IWindowFold
    {
        TVector result = TFold.Add<TSimd, TVector>(TSimd.Load(ref window, 0), TSimd.Load(ref window, Panel.Width));
        result = TFold.Add<TSimd, TVector>(result, TSimd.Load(ref window, line));
        return TFold.Add<TSimd, TVector>(result, TSimd.Load(ref window, line + Panel.Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Of<TSimd, TVector, TFold>(ref float window, nint line, int rows, int columns)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TFold : struct, IWindowFold
    {
        TVector result = TFold.Start<TSimd, TVector>();
        for (int ky = 0; ky < rows; ky++)
        {
            for (int kx = 0; kx < columns; kx++)
            {
                result = TFold.Add<TSimd, TVector>(result, TSimd.Load(ref window, kx * (nint)Panel.Width));
            }

            window = ref Mem.At(ref window, line);
        }

        return result;
    }
}
