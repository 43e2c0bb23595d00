using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Pooling in channels-last panels, all 16 channels of a panel at once. The maximum ignores padding; the average counts it, as
/// PyTorch's default does. Windows have no dilation.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolingKernel
{
    /// <summary>y = max over the window, for one panel of channels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the panel.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Max<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
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
                    ref float window = ref Mem.At(ref lines, (nint)columns.First * Panel.Width);
                    for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                    {
                        TVector max;
                        if (rows.Count == 2 && columns.Count == 2)
                        {
                            max = TSimd.MaxOrNaN(TSimd.Load(ref window, lane), TSimd.Load(ref window, lane + Panel.Width));
                            max = TSimd.MaxOrNaN(max, TSimd.Load(ref window, lane + line));
                            max = TSimd.MaxOrNaN(max, TSimd.Load(ref window, lane + line + Panel.Width));
                        }
                        else
                        {
                            max = MaxOf<TSimd, TVector>(ref Mem.At(ref window, lane), line, rows.Count, columns.Count);
                        }

                        TSimd.Store(max, ref y, lane);
                    }

                    y = ref Mem.At(ref y, Panel.Width);
                }
            }
        }
    }

    /// <summary>y = sum over the window / taps, for one panel of channels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the panel.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Average<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector scale = TSimd.Broadcast(1f / shape.Taps);
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
                    ref float window = ref Mem.At(ref lines, (nint)columns.First * Panel.Width);
                    for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                    {
                        TVector sum = SumOf<TSimd, TVector>(ref Mem.At(ref window, lane), line, rows.Count, columns.Count);
                        TSimd.Store(TSimd.Multiply(sum, scale), ref y, lane);
                    }

                    y = ref Mem.At(ref y, Panel.Width);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector MaxOf<TSimd, TVector>(ref float window, nint line, int rows, int columns)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector max = TSimd.Broadcast(float.NegativeInfinity);
        for (int ky = 0; ky < rows; ky++)
        {
            for (int kx = 0; kx < columns; kx++)
            {
                max = TSimd.MaxOrNaN(max, TSimd.Load(ref window, kx * (nint)Panel.Width));
            }

            window = ref Mem.At(ref window, line);
        }

        return max;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumOf<TSimd, TVector>(ref float window, nint line, int rows, int columns)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector sum = TSimd.Zero;
        for (int ky = 0; ky < rows; ky++)
        {
            for (int kx = 0; kx < columns; kx++)
            {
                sum = TSimd.Add(sum, TSimd.Load(ref window, kx * (nint)Panel.Width));
            }

            window = ref Mem.At(ref window, line);
        }

        return sum;
    }
}
