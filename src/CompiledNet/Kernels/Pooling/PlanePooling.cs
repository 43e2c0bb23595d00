using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>
/// Pooling of images in planes, [images][channels][pixels], over windows of two pixels side by side in one or two lines, without padding
/// and without overlap: the pixels of a line are the lanes, of narrower vectors where a line does not fill one. Where several
/// inputs are the maximum, the first in row-major order gets the gradient; where the maximum is NaN, the last NaN, as PyTorch's.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class PlanePooling
{
    /// <summary>y = max over the window.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Max<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (TSimd.Width > 8 && shape.OutWidth < TSimd.Width)
        {
            Max<Simd256, Vector256<float>>(shape, ref x, ref y, images);
            return;
        }

        if (TSimd.Width > 4 && shape.OutWidth < TSimd.Width)
        {
            Max<Simd128, Vector128<float>>(shape, ref x, ref y, images);
            return;
        }

        PlaneWindows windows = PlaneWindows.Of(shape, TSimd.Width);
        for (nint image = 0; image < images; image++)
        {
            for (nint line = 0; line < windows.Lines; line++)
            {
                ref float from = ref Mem.At(ref x, windows.Input(image, line));
                ref float to = ref Mem.At(ref y, windows.Output(image, line));
                for (nint column = 0; column < shape.OutWidth && windows.IsWide; column += TSimd.Width)
                {
                    MaxOf<TSimd, TVector>(ref from, ref to, windows.Below, Math.Min(column, shape.OutWidth - TSimd.Width));
                }

                for (nint column = 0; column < shape.OutWidth && !windows.IsWide; column++)
                {
                    MaxOf<SimdScalar, float>(ref from, ref to, windows.Below, column);
                }
            }
        }
    }

    /// <summary>The gradient of <see cref="Max"/>.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="y">The first image of the maxima.</param>
    /// <param name="dy">The first image of their gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void MaxGradient<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (TSimd.Width > 8 && shape.OutWidth < TSimd.Width)
        {
            MaxGradient<Simd256, Vector256<float>>(shape, ref x, ref y, ref dy, ref dx, images);
            return;
        }

        if (TSimd.Width > 4 && shape.OutWidth < TSimd.Width)
        {
            MaxGradient<Simd128, Vector128<float>>(shape, ref x, ref y, ref dy, ref dx, images);
            return;
        }

        PlaneWindows windows = PlaneWindows.Of(shape, TSimd.Width);
        for (nint image = 0; image < images; image++)
        {
            windows.ClearUncovered(ref dx, image);
            for (nint line = 0; line < windows.Lines; line++)
            {
                nint input = windows.Input(image, line), output = windows.Output(image, line);
                ref float pixels = ref Mem.At(ref x, input);
                ref float maxima = ref Mem.At(ref y, output);
                ref float gradients = ref Mem.At(ref dy, output);
                ref float to = ref Mem.At(ref dx, input);
                for (nint column = 0; column < shape.OutWidth && windows.IsWide; column += TSimd.Width)
                {
                    GiveToMax<TSimd, TVector>(
                        ref pixels, ref maxima, ref gradients, ref to, windows.Below, Math.Min(column, shape.OutWidth - TSimd.Width));
                }

                for (nint column = 0; column < shape.OutWidth && !windows.IsWide; column++)
                {
                    GiveToMax<SimdScalar, float>(ref pixels, ref maxima, ref gradients, ref to, windows.Below, column);
                }
            }
        }
    }

    /// <summary>y = sum over the window / taps.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Average<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (TSimd.Width > 8 && shape.OutWidth < TSimd.Width)
        {
            Average<Simd256, Vector256<float>>(shape, ref x, ref y, images);
            return;
        }

        if (TSimd.Width > 4 && shape.OutWidth < TSimd.Width)
        {
            Average<Simd128, Vector128<float>>(shape, ref x, ref y, images);
            return;
        }

        PlaneWindows windows = PlaneWindows.Of(shape, TSimd.Width);
        float scale = 1f / shape.Taps;
        for (nint image = 0; image < images; image++)
        {
            for (nint line = 0; line < windows.Lines; line++)
            {
                ref float from = ref Mem.At(ref x, windows.Input(image, line));
                ref float to = ref Mem.At(ref y, windows.Output(image, line));
                for (nint column = 0; column < shape.OutWidth && windows.IsWide; column += TSimd.Width)
                {
                    AverageOf<TSimd, TVector>(ref from, ref to, windows.Below, Math.Min(column, shape.OutWidth - TSimd.Width), scale);
                }

                for (nint column = 0; column < shape.OutWidth && !windows.IsWide; column++)
                {
                    AverageOf<SimdScalar, float>(ref from, ref to, windows.Below, column, scale);
                }
            }
        }
    }

    /// <summary>The gradient of <see cref="Average"/>.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="dy">The first image of the averages' gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void AverageGradient<TSimd, TVector>(in WindowShape shape, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (TSimd.Width > 8 && shape.OutWidth < TSimd.Width)
        {
            AverageGradient<Simd256, Vector256<float>>(shape, ref dy, ref dx, images);
            return;
        }

        if (TSimd.Width > 4 && shape.OutWidth < TSimd.Width)
        {
            AverageGradient<Simd128, Vector128<float>>(shape, ref dy, ref dx, images);
            return;
        }

        PlaneWindows windows = PlaneWindows.Of(shape, TSimd.Width);
        float scale = 1f / shape.Taps;
        for (nint image = 0; image < images; image++)
        {
            windows.ClearUncovered(ref dx, image);
            for (nint line = 0; line < windows.Lines; line++)
            {
                ref float gradients = ref Mem.At(ref dy, windows.Output(image, line));
                ref float to = ref Mem.At(ref dx, windows.Input(image, line));
                for (nint column = 0; column < shape.OutWidth && windows.IsWide; column += TSimd.Width)
                {
                    GiveToAll<TSimd, TVector>(ref gradients, ref to, windows.Below, Math.Min(column, shape.OutWidth - TSimd.Width), scale);
                }

                for (nint column = 0; column < shape.OutWidth && !windows.IsWide; column++)
                {
                    GiveToAll<SimdScalar, float>(ref gradients, ref to, windows.Below, column, scale);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void MaxOf<TSimd, TVector>(ref float x, ref float y, nint below, nint column)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Load(ref x, 2 * column), b = TSimd.Load(ref x, (2 * column) + TSimd.Width);
        TVector max = TSimd.MaxOrNaN(TSimd.Evens(a, b), TSimd.Odds(a, b));
        if (below > 0)
        {
            a = TSimd.Load(ref x, below + (2 * column));
            b = TSimd.Load(ref x, below + (2 * column) + TSimd.Width);
            max = TSimd.MaxOrNaN(TSimd.MaxOrNaN(max, TSimd.Evens(a, b)), TSimd.Odds(a, b));
        }

        TSimd.Store(max, ref y, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GiveToMax<TSimd, TVector>(ref float x, ref float y, ref float dy, ref float dx, nint below, nint column)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector max = TSimd.Load(ref y, column);
        if (TSimd.HasNaN(max))
        {
            GiveToNaN(ref x, ref y, ref dy, ref dx, below, column, TSimd.Width);
            return;
        }

        TVector remaining = GiveToLine<TSimd, TVector>(ref x, ref dx, 2 * column, max, TSimd.Load(ref dy, column));
        if (below > 0)
        {
            GiveToLine<TSimd, TVector>(ref x, ref dx, below + (2 * column), max, remaining);
        }
    }

    /// <summary>The gradients of some maxima, one after the other, some of which are NaN.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void GiveToNaN(ref float x, ref float y, ref float dy, ref float dx, nint below, nint first, int count)
    {
        for (nint column = first; column < first + count; column++)
        {
            float max = Mem.At(ref y, column);
            nint receiver = -1;
            for (nint line = 0; line <= below; line += Math.Max(below, 1))
            {
                for (nint place = line + (2 * column); place < line + (2 * column) + 2; place++)
                {
                    receiver = MaximumPlace.Next(receiver, place, Mem.At(ref x, place), max);
                    Mem.At(ref dx, place) = 0;
                }
            }

            if (receiver >= 0)
            {
                Mem.At(ref dx, receiver) = Mem.At(ref dy, column);
            }
        }
    }

    /// <summary>Writes what the two pixels of each window in a line get, and gives what remains for the line below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector GiveToLine<TSimd, TVector>(ref float x, ref float dx, nint place, TVector max, TVector remaining)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Load(ref x, place), b = TSimd.Load(ref x, place + TSimd.Width);
        TVector isSmaller = TSimd.GreaterThan(max, TSimd.Evens(a, b));
        TVector evens = TSimd.Select(isSmaller, TSimd.Zero, remaining);
        remaining = TSimd.And(remaining, isSmaller);
        isSmaller = TSimd.GreaterThan(max, TSimd.Odds(a, b));
        TVector odds = TSimd.Select(isSmaller, TSimd.Zero, remaining);
        TSimd.Store(TSimd.InterleaveLower(evens, odds), ref dx, place);
        TSimd.Store(TSimd.InterleaveUpper(evens, odds), ref dx, place + TSimd.Width);
        return TSimd.And(remaining, isSmaller);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AverageOf<TSimd, TVector>(ref float x, ref float y, nint below, nint column, float scale)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Load(ref x, 2 * column), b = TSimd.Load(ref x, (2 * column) + TSimd.Width);
        TVector sum = TSimd.Add(TSimd.Evens(a, b), TSimd.Odds(a, b));
        if (below > 0)
        {
            a = TSimd.Load(ref x, below + (2 * column));
            b = TSimd.Load(ref x, below + (2 * column) + TSimd.Width);
            sum = TSimd.Add(TSimd.Add(sum, TSimd.Evens(a, b)), TSimd.Odds(a, b));
        }

        TSimd.Store(TSimd.Multiply(sum, TSimd.Broadcast(scale)), ref y, column);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void GiveToAll<TSimd, TVector>(ref float dy, ref float dx, nint below, nint column, float scale)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector share = TSimd.Multiply(TSimd.Load(ref dy, column), TSimd.Broadcast(scale));
        TVector lower = TSimd.InterleaveLower(share, share), upper = TSimd.InterleaveUpper(share, share);
        TSimd.Store(lower, ref dx, 2 * column);
        TSimd.Store(upper, ref dx, (2 * column) + TSimd.Width);
        if (below > 0)
        {
            TSimd.Store(lower, ref dx, below + (2 * column));
            TSimd.Store(upper, ref dx, below + (2 * column) + TSimd.Width);
        }
    }
}
