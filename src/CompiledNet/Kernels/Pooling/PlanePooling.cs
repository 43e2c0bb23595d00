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
    public static void Max<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => Run<TSimd, TVector, Maximum>(shape, ref x, ref y, ref y, ref x, images);

    /// <summary>The gradient of <see cref="Max"/>.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="y">The first image of the maxima.</param>
    /// <param name="dy">The first image of their gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    public static void MaxGradient<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => Run<TSimd, TVector, MaximumGradient>(shape, ref x, ref y, ref dy, ref dx, images);

    /// <summary>y = sum over the window / taps.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="x">The first image.</param>
    /// <param name="y">The first image of the result.</param>
    /// <param name="images">Images.</param>
    public static void Average<TSimd, TVector>(in WindowShape shape, ref float x, ref float y, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => Run<TSimd, TVector, Mean>(shape, ref x, ref y, ref y, ref x, images);

    /// <summary>The gradient of <see cref="Average"/>.</summary>
    /// <param name="shape">The window.</param>
    /// <param name="dy">The first image of the averages' gradient.</param>
    /// <param name="dx">The first image of the input's gradient, overwritten.</param>
    /// <param name="images">Images.</param>
    public static void AverageGradient<TSimd, TVector>(in WindowShape shape, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct => Run<TSimd, TVector, MeanGradient>(shape, ref dx, ref dy, ref dy, ref dx, images);

    /// <summary>All windows, in narrower vectors where a line does not fill one.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    private static void Run<TSimd, TVector, TWindow>(
        in WindowShape shape, ref float x, ref float y, ref float dy, ref float dx, nint images)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TWindow : struct, IWindow
    {
        if (TSimd.Width > 8 && shape.OutWidth < TSimd.Width)
        {
            Run<Simd256, Vector256<float>, TWindow>(shape, ref x, ref y, ref dy, ref dx, images);
            return;
        }

        if (TSimd.Width > 4 && shape.OutWidth < TSimd.Width)
        {
            Run<Simd128, Vector128<float>, TWindow>(shape, ref x, ref y, ref dy, ref dx, images);
            return;
        }

        PlaneWindows windows = PlaneWindows.Of(shape, TSimd.Width);
        float scale = 1f / shape.Taps;
        for (nint image = 0; image < images; image++)
        {
            if (TWindow.IsGradient)
            {
                windows.ClearUncovered(ref dx, image);
            }

            for (nint line = 0; line < windows.Lines; line++)
            {
                nint input = windows.Input(image, line), output = windows.Output(image, line);
                ref float pixels = ref Mem.At(ref x, input);
                ref float results = ref Mem.At(ref y, output);
                ref float gradients = ref Mem.At(ref dy, output);
                ref float to = ref Mem.At(ref dx, input);
                for (nint column = 0; column < shape.OutWidth && windows.IsWide; column += TSimd.Width)
                {
                    nint place = Math.Min(column, shape.OutWidth - TSimd.Width);
                    TWindow.Apply<TSimd, TVector>(ref pixels, ref results, ref gradients, ref to, windows.Below, place, scale);
                }

                for (nint column = 0; column < shape.OutWidth && !windows.IsWide; column++)
                {
                    TWindow.Apply<SimdScalar, float>(ref pixels, ref results, ref gradients, ref to, windows.Below, column, scale);
                }
            }
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

    /// <summary>What is done with as many windows of a line as a vector has lanes.</summary>
    private interface IWindow
    {
        /// <summary>Whether the input's gradient is written, also where no window lies.</summary>
        static abstract bool IsGradient { get; }

        /// <summary>Reads x and writes y, or reads dy, and perhaps both of them, and writes dx.</summary>
        static abstract void Apply<TSimd, TVector>(
            ref float x, ref float y, ref float dy, ref float dx, nint below, nint column, float scale)
            where TSimd : ISimd<TVector>
            where TVector : struct;
    }

    /// <summary>The maximum of each window.</summary>
    private readonly struct Maximum : IWindow
    {
        public static bool IsGradient => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Apply<TSimd, TVector>(
            ref float x, ref float y, ref float dy, ref float dx, nint below, nint column, float scale)
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
    }

    /// <summary>Gives the gradient of each maximum to its pixel.</summary>
    private readonly struct MaximumGradient : IWindow
    {
        public static bool IsGradient => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Apply<TSimd, TVector>(
            ref float x, ref float y, ref float dy, ref float dx, nint below, nint column, float scale)
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
    }

    /// <summary>The average of each window.</summary>
    private readonly struct Mean : IWindow
    {
        public static bool IsGradient => false;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Apply<TSimd, TVector>(
            ref float x, ref float y, ref float dy, ref float dx, nint below, nint column, float scale)
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
    }

    /// <summary>Gives the gradient of each average to all pixels.</summary>
    private readonly struct MeanGradient : IWindow
    {
        public static bool IsGradient => true;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static void Apply<TSimd, TVector>(
            ref float x, ref float y, ref float dy, ref float dx, nint below, nint column, float scale)
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
}
