using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The weights of 3x3 convolutions for Winograd's algorithm F(2x2, 3x3): each window g becomes the 4x4 elements of G · g · Gᵀ. Source:
/// Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks" (2016), section 4.1.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class WinogradWeights
{
    private const int Side = WinogradPlan.WindowSide;

    /// <summary>Transforms the windows of some panels of filters; lanes past the last filter are transformed as they are.</summary>
    /// <param name="w">The weights, [filters / 16][channels / 16][9][16 channels][16 filters], or transposed ones.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="isTransposed">Whether they are transposed for the input gradient, which meets windows the other way round.</param>
    /// <param name="destination">[filters / 16][16][channels][16 filters], with a row between the elements.</param>
    /// <param name="firstPanel">The first panel of filters.</param>
    /// <param name="lastPanel">The panel of filters to stop before.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Transform<TSimd, TVector>(
        Panels w, int channels, bool isTransposed, Panels destination, int firstPanel, int lastPanel)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        nint step = WinogradPlan.WeightStep(channels);
        for (int panel = firstPanel; panel < lastPanel; panel++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                int count = Math.Min(channels - (channel / Panel.Width * Panel.Width), Panel.Width);
                nint tap = (nint)count * Panel.Width;
                ref float window = ref Mem.At(
                    ref w.First, ConvolutionWeights.Position(panel * Panel.Width, channel, 0, channels, Side * Side, w.Stride));
                if (isTransposed)
                {
                    window = ref Mem.At(ref window, ((Side * Side) - 1) * tap);
                    tap = -tap;
                }

                ref float element = ref Mem.At(ref destination[panel], (nint)channel * Panel.Width);
                for (nint column = 0; column < Panel.Width; column += TSimd.Width)
                {
                    Window<TSimd, TVector>(ref Mem.At(ref window, column), tap, ref Mem.At(ref element, column), step);
                }
            }
        }
    }

    /// <summary>Gᵀ · s · G: the gradient of the windows, out of that of the transformed ones.</summary>
    /// <param name="sums">The gradient of the transformed weights, as the weights lie.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="target">The weights that are written.</param>
    /// <param name="wStride">Floats from one panel of weights to the next.</param>
    /// <param name="panels">Panels of filters.</param>
    /// <param name="update">What is done with the gradient.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Gradient<TSimd, TVector, TUpdate>(
        Panels sums, int channels, UpdateTarget target, nint wStride, int panels, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        TUpdate taken = update;
        nint step = WinogradPlan.WeightStep(channels);
        for (int panel = 0; panel < panels; panel++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                nint tap = (nint)Math.Min(channels - (channel / Panel.Width * Panel.Width), Panel.Width) * Panel.Width;
                nint window = ConvolutionWeights.Position(panel * Panel.Width, channel, 0, channels, Side * Side, wStride);
                ref float element = ref Mem.At(ref sums[panel], (nint)channel * Panel.Width);
                for (nint column = 0; column < Panel.Width; column += TSimd.Width)
                {
                    ref float s = ref Mem.At(ref element, column);
                    nint place = window + column;
                    Column<TSimd, TVector>(ref s, 4 * step, out TVector a0, out TVector a1, out TVector a2);
                    Column<TSimd, TVector>(ref Mem.At(ref s, step), 4 * step, out TVector b0, out TVector b1, out TVector b2);
                    Column<TSimd, TVector>(ref Mem.At(ref s, 2 * step), 4 * step, out TVector c0, out TVector c1, out TVector c2);
                    Column<TSimd, TVector>(ref Mem.At(ref s, 3 * step), 4 * step, out TVector d0, out TVector d1, out TVector d2);
                    Fold<TSimd, TVector>(a0, b0, c0, d0, out TVector left, out TVector middle, out TVector right);
                    taken.Apply<TSimd, TVector>(left, target, place);
                    taken.Apply<TSimd, TVector>(middle, target, place + tap);
                    taken.Apply<TSimd, TVector>(right, target, place + (2 * tap));
                    Fold<TSimd, TVector>(a1, b1, c1, d1, out left, out middle, out right);
                    taken.Apply<TSimd, TVector>(left, target, place + (3 * tap));
                    taken.Apply<TSimd, TVector>(middle, target, place + (4 * tap));
                    taken.Apply<TSimd, TVector>(right, target, place + (5 * tap));
                    Fold<TSimd, TVector>(a2, b2, c2, d2, out left, out middle, out right);
                    taken.Apply<TSimd, TVector>(left, target, place + (6 * tap));
                    taken.Apply<TSimd, TVector>(middle, target, place + (7 * tap));
                    taken.Apply<TSimd, TVector>(right, target, place + (8 * tap));
                }
            }
        }
    }

    /// <summary>One window of a vector of filters: G down its columns, then along its lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Window<TSimd, TVector>(ref float g, nint tap, ref float element, nint step)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        Spread<TSimd, TVector>(
            TSimd.Load(ref g, 0), TSimd.Load(ref g, 3 * tap), TSimd.Load(ref g, 6 * tap), out TVector a1, out TVector a2);
        Spread<TSimd, TVector>(
            TSimd.Load(ref g, tap), TSimd.Load(ref g, 4 * tap), TSimd.Load(ref g, 7 * tap), out TVector b1, out TVector b2);
        Spread<TSimd, TVector>(
            TSimd.Load(ref g, 2 * tap), TSimd.Load(ref g, 5 * tap), TSimd.Load(ref g, 8 * tap), out TVector c1, out TVector c2);
        Line<TSimd, TVector>(TSimd.Load(ref g, 0), TSimd.Load(ref g, tap), TSimd.Load(ref g, 2 * tap), ref element, step);
        Line<TSimd, TVector>(a1, b1, c1, ref Mem.At(ref element, 4 * step), step);
        Line<TSimd, TVector>(a2, b2, c2, ref Mem.At(ref element, 8 * step), step);
        Line<TSimd, TVector>(
            TSimd.Load(ref g, 6 * tap), TSimd.Load(ref g, 7 * tap), TSimd.Load(ref g, 8 * tap), ref Mem.At(ref element, 12 * step), step);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Line<TSimd, TVector>(TVector a, TVector b, TVector c, ref float element, nint step)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        Spread<TSimd, TVector>(a, b, c, out TVector sum, out TVector difference);
        TSimd.Store(a, ref element, 0);
        TSimd.Store(sum, ref element, step);
        TSimd.Store(difference, ref element, 2 * step);
        TSimd.Store(c, ref element, 3 * step);
    }

    /// <summary>The two inner lines of G: (a + b + c) / 2 and (a − b + c) / 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Spread<TSimd, TVector>(TVector a, TVector b, TVector c, out TVector sum, out TVector difference)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector half = TSimd.Broadcast(0.5f), ends = TSimd.Multiply(TSimd.Add(a, c), half), inner = TSimd.Multiply(b, half);
        sum = TSimd.Add(ends, inner);
        difference = TSimd.Subtract(ends, inner);
    }

    /// <summary>Gᵀ of a column of four elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Column<TSimd, TVector>(ref float s, nint line, out TVector first, out TVector middle, out TVector last)
        where TSimd : ISimd<TVector>
        where TVector : struct =>
        Fold<TSimd, TVector>(
            TSimd.Load(ref s, 0), TSimd.Load(ref s, line), TSimd.Load(ref s, 2 * line), TSimd.Load(ref s, 3 * line), out first, out middle,
            out last);

    /// <summary>Gᵀ: a + (b + c) / 2, (b − c) / 2 and (b + c) / 2 + d.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold<TSimd, TVector>(
        TVector a, TVector b, TVector c, TVector d, out TVector first, out TVector middle, out TVector last)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector half = TSimd.Broadcast(0.5f), sum = TSimd.Multiply(TSimd.Add(b, c), half);
        first = TSimd.Add(a, sum);
        middle = TSimd.Multiply(TSimd.Subtract(b, c), half);
        last = TSimd.Add(sum, d);
    }
}
