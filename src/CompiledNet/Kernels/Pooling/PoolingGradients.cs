using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The gradients of <see cref="PoolingKernel"/>. Where several inputs are the maximum, the first in row-major order gets the gradient;
/// where the maximum is NaN, the last NaN, as PyTorch's. Windows that have no pixel in common write what they give; others add it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PoolingGradients
{
    /// <summary>The gradient of the maximum, for one panel of channels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image of the panel.</param>
    /// <param name="y">The first image of the maxima.</param>
    /// <param name="dy">The first image of their gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Max<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        bool isDisjoint = IsDisjoint(shape), isCovered = IsCovered(shape);
        nint line = (nint)shape.Width * Panel.Width;
        for (nint image = 0; image < images; image++)
        {
            if (!isCovered)
            {
                Zeros.Store<TSimd, TVector>(ref Mem.At(ref dx, image * shape.Height * line), shape.Height * line);
            }

            for (int row = 0; row < shape.OutHeight; row++)
            {
                PoolingSpan rows = PoolingSpan.Rows(shape, row);
                nint lines = ((image * shape.Height) + rows.First) * line;
                for (int column = 0; column < shape.OutWidth; column++)
                {
                    PoolingSpan columns = PoolingSpan.Columns(shape, column);
                    nint window = lines + ((nint)columns.First * Panel.Width);
                    for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                    {
                        TVector max = TSimd.Load(ref y, lane), remaining = TSimd.Load(ref dy, lane);
                        if (TSimd.HasNaN(max))
                        {
                            nint first = window + lane;
                            GiveToNaN<TSimd, TVector>(
                                ref Mem.At(ref x, first), ref Mem.At(ref dx, first), line, rows.Count, columns.Count,
                                ref Mem.At(ref y, lane), ref Mem.At(ref dy, lane), isDisjoint);
                            continue;
                        }

                        if (isDisjoint && rows.Count == 2 && columns.Count == 2)
                        {
                            remaining = Give<TSimd, TVector>(ref x, ref dx, window + lane, max, remaining, isDisjoint: true);
                            remaining = Give<TSimd, TVector>(ref x, ref dx, window + lane + Panel.Width, max, remaining, isDisjoint: true);
                            remaining = Give<TSimd, TVector>(ref x, ref dx, window + lane + line, max, remaining, isDisjoint: true);
                            Give<TSimd, TVector>(ref x, ref dx, window + lane + line + Panel.Width, max, remaining, isDisjoint: true);
                            continue;
                        }

                        for (int ky = 0; ky < rows.Count; ky++)
                        {
                            for (int kx = 0; kx < columns.Count; kx++)
                            {
                                nint place = window + lane + (ky * line) + (kx * (nint)Panel.Width);
                                remaining = Give<TSimd, TVector>(ref x, ref dx, place, max, remaining, isDisjoint);
                            }
                        }
                    }

                    y = ref Mem.At(ref y, Panel.Width);
                    dy = ref Mem.At(ref dy, Panel.Width);
                }
            }
        }
    }

    /// <summary>The gradient of the average, for one panel of channels.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="dy">The first image of the averages' gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Average<TSimd, TVector>(in WindowShape shape, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector scale = TSimd.Broadcast(1f / shape.Taps);
        bool isDisjoint = IsDisjoint(shape), isCovered = IsCovered(shape), countsAll = shape.CountsAll;
        nint line = (nint)shape.Width * Panel.Width;
        for (nint image = 0; image < images; image++)
        {
            if (!isCovered)
            {
                Zeros.Store<TSimd, TVector>(ref Mem.At(ref dx, image * shape.Height * line), shape.Height * line);
            }

            for (int row = 0; row < shape.OutHeight; row++)
            {
                PoolingSpan rows = PoolingSpan.Rows(shape, row);
                nint lines = ((image * shape.Height) + rows.First) * line;
                for (int column = 0; column < shape.OutWidth; column++)
                {
                    PoolingSpan columns = PoolingSpan.Columns(shape, column);
                    scale = countsAll ? scale : TSimd.Broadcast(1f / PoolingSpan.Counted(shape, row, column));
                    nint window = lines + ((nint)columns.First * Panel.Width);
                    for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
                    {
                        TVector share = TSimd.Multiply(TSimd.Load(ref dy, lane), scale);
                        for (int ky = 0; ky < rows.Count; ky++)
                        {
                            for (int kx = 0; kx < columns.Count; kx++)
                            {
                                nint place = window + lane + (ky * line) + (kx * (nint)Panel.Width);
                                TSimd.Store(isDisjoint ? share : TSimd.Add(TSimd.Load(ref dx, place), share), ref dx, place);
                            }
                        }
                    }

                    dy = ref Mem.At(ref dy, Panel.Width);
                }
            }
        }
    }

    /// <summary>The gradients of the maxima of as many channels as a vector holds, one after the other, some of which are NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void GiveToNaN<TSimd, TVector>(
        ref float x, ref float dx, nint line, int rows, int columns, ref float max, ref float dy, bool isDisjoint)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint channel = 0; channel < TSimd.Width; channel++)
        {
            nint receiver = -1;
            for (int ky = 0; ky < rows; ky++)
            {
                for (int kx = 0; kx < columns; kx++)
                {
                    nint place = (ky * line) + (kx * (nint)Panel.Width) + channel;
                    receiver = MaximumPlace.Next(receiver, place, Mem.At(ref x, place), Mem.At(ref max, channel));
                    Mem.At(ref dx, place) = isDisjoint ? 0 : Mem.At(ref dx, place);
                }
            }

            if (receiver >= 0)
            {
                Mem.At(ref dx, receiver) += Mem.At(ref dy, channel);
            }
        }
    }

    /// <summary>
    /// Writes what a pixel gets of a maximum's gradient, or adds it to what other windows gave, and gives what remains for those after it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Give<TSimd, TVector>(ref float x, ref float dx, nint place, TVector max, TVector remaining, bool isDisjoint)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector isSmaller = TSimd.GreaterThan(max, TSimd.Load(ref x, place)), share = TSimd.Select(isSmaller, TSimd.Zero, remaining);
        TSimd.Store(isDisjoint ? share : TSimd.Add(TSimd.Load(ref dx, place), share), ref dx, place);
        return TSimd.And(remaining, isSmaller);
    }

    /// <summary>Whether no pixel belongs to two windows.</summary>
    private static bool IsDisjoint(in WindowShape shape) => shape.StrideY >= shape.KernelHeight && shape.StrideX >= shape.KernelWidth;

    /// <summary>Whether every pixel belongs to exactly one window.</summary>
    private static bool IsCovered(in WindowShape shape) =>
        shape.StrideY == shape.KernelHeight
        && shape.StrideX == shape.KernelWidth
        && (shape.OutHeight * shape.StrideY) - shape.PaddingY >= shape.Height
        && (shape.OutWidth * shape.StrideX) - shape.PaddingX >= shape.Width;
}
