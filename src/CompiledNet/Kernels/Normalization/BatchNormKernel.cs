using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Batch normalisation of one panel of channels (Ioffe and Szegedy 2015): in training by the mean and the biased variance over all
/// rows and positions, in inference by the running ones. The running variance takes the unbiased one, as PyTorch's.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BatchNormKernel
{
    /// <summary>Rows whose mean and squared deviations are taken one after the other: 8 KB of a panel.</summary>
    private const int MomentRows = 128;

    /// <summary>The batch's statistics, for the normalisation and for the running ones.</summary>
    /// <param name="x">The panel's first row.</param>
    /// <param name="rows">Rows times positions, at least 2.</param>
    /// <param name="mean">[16], overwritten.</param>
    /// <param name="inverse">[16], overwritten: 1 / √(variance + epsilon).</param>
    /// <param name="epsilon">What keeps the root from zero.</param>
    /// <param name="momentum">The weight of the batch in the running statistics.</param>
    /// <param name="runningMean">[16]: folded into, or given the batch's.</param>
    /// <param name="runningVariance">[16]: folded into, or given the batch's.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Statistics<TSimd, TVector, TUpdate>(
        ref float x, nint rows, ref float mean, ref float inverse, float epsilon, float momentum, ref float runningMean,
        ref float runningVariance)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            (TVector average, TVector squares) = Moments<TSimd, TVector>(ref Mem.At(ref x, lane), rows);
            TVector variance = TSimd.Multiply(squares, TSimd.Broadcast(1f / rows));
            TSimd.Store(average, ref mean, lane);
            TSimd.Store(TSimd.Divide(TSimd.Broadcast(1), TSimd.Sqrt(TSimd.Add(variance, TSimd.Broadcast(epsilon)))), ref inverse, lane);
            Fold<TSimd, TVector, TUpdate>(average, momentum, ref runningMean, lane);
            Fold<TSimd, TVector, TUpdate>(TSimd.Multiply(squares, TSimd.Broadcast(1f / (rows - 1))), momentum, ref runningVariance, lane);
        }
    }

    /// <summary>
    /// The mean and the sum of squared deviations, in one pass over memory: of each block of rows, which then is in the first-level cache,
    /// and joined with those of the blocks before it (Chan, Golub and LeVeque 1979).
    /// </summary>
    [MethodImpl(KernelOptions.Optimized)]
    private static (TVector Mean, TVector Squares) Moments<TSimd, TVector>(ref float x, nint rows)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector mean = TSimd.Zero, squares = TSimd.Zero;
        for (nint first = 0; first < rows; first += MomentRows)
        {
            nint count = Math.Min(rows - first, MomentRows);
            ref float block = ref Mem.At(ref x, first * Panel.Width);
            TVector pivot = TSimd.Load(ref block, 0);
            TVector blockMean = TSimd.MultiplyAdd(
                SumOfDifferences<TSimd, TVector>(ref block, count, pivot), TSimd.Broadcast(1f / count), pivot);
            TVector blockSquares = SquaredDeviations<TSimd, TVector>(ref block, count, blockMean);
            TVector difference = TSimd.Subtract(blockMean, mean);
            float share = count / (float)(first + count);
            mean = TSimd.MultiplyAdd(difference, TSimd.Broadcast(share), mean);
            squares = TSimd.MultiplyAdd(
                TSimd.Multiply(difference, difference), TSimd.Broadcast(first * share), TSimd.Add(squares, blockSquares));
        }

        return (mean, squares);
    }

    /// <summary>
    /// The sum of what the rows differ from the pivot by, in four strands: a channel of equal values has exactly their mean.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SumOfDifferences<TSimd, TVector>(ref float x, nint rows, TVector pivot)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Zero, b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero;
        nint row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            nint offset = row * Panel.Width;
            a = TSimd.Add(a, TSimd.Subtract(TSimd.Load(ref x, offset), pivot));
            b = TSimd.Add(b, TSimd.Subtract(TSimd.Load(ref x, offset + Panel.Width), pivot));
            c = TSimd.Add(c, TSimd.Subtract(TSimd.Load(ref x, offset + (2 * Panel.Width)), pivot));
            d = TSimd.Add(d, TSimd.Subtract(TSimd.Load(ref x, offset + (3 * Panel.Width)), pivot));
        }

        for (; row < rows; row++)
        {
            a = TSimd.Add(a, TSimd.Subtract(TSimd.Load(ref x, row * Panel.Width), pivot));
        }

        return TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d));
    }

    /// <summary>The sum of squared deviations from a mean, in four strands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector SquaredDeviations<TSimd, TVector>(ref float x, nint rows, TVector mean)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Zero, b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero, deviation;
        nint row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            nint offset = row * Panel.Width;
            deviation = TSimd.Subtract(TSimd.Load(ref x, offset), mean);
            a = TSimd.MultiplyAdd(deviation, deviation, a);
            deviation = TSimd.Subtract(TSimd.Load(ref x, offset + Panel.Width), mean);
            b = TSimd.MultiplyAdd(deviation, deviation, b);
            deviation = TSimd.Subtract(TSimd.Load(ref x, offset + (2 * Panel.Width)), mean);
            c = TSimd.MultiplyAdd(deviation, deviation, c);
            deviation = TSimd.Subtract(TSimd.Load(ref x, offset + (3 * Panel.Width)), mean);
            d = TSimd.MultiplyAdd(deviation, deviation, d);
        }

        for (; row < rows; row++)
        {
            deviation = TSimd.Subtract(TSimd.Load(ref x, row * Panel.Width), mean);
            a = TSimd.MultiplyAdd(deviation, deviation, a);
        }

        return TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d));
    }

    /// <summary>The running statistics in place of the batch's: what a layer that is kept as it is normalises by in training.</summary>
    /// <param name="runningMean">[16].</param>
    /// <param name="runningVariance">[16].</param>
    /// <param name="mean">[16], overwritten.</param>
    /// <param name="inverse">[16], overwritten: 1 / √(variance + epsilon).</param>
    /// <param name="epsilon">What keeps the root from zero.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Running<TSimd, TVector>(
        ref float runningMean, ref float runningVariance, ref float mean, ref float inverse, float epsilon)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TSimd.Store(TSimd.Load(ref runningMean, lane), ref mean, lane);
        }

        Inverse<TSimd, TVector>(ref runningVariance, ref inverse, epsilon);
    }

    /// <summary>1 / √(variance + epsilon) of the running variance.</summary>
    /// <param name="variance">[16].</param>
    /// <param name="inverse">[16], overwritten.</param>
    /// <param name="epsilon">What keeps the root from zero.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Inverse<TSimd, TVector>(ref float variance, ref float inverse, float epsilon)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector sum = TSimd.Add(TSimd.Load(ref variance, lane), TSimd.Broadcast(epsilon));
            TSimd.Store(TSimd.Divide(TSimd.Broadcast(1), TSimd.Sqrt(sum)), ref inverse, lane);
        }
    }

    /// <summary>y = (x − mean) · inverse · weight + bias.</summary>
    /// <param name="x">The panel's first row.</param>
    /// <param name="y">The result's first row.</param>
    /// <param name="rows">Rows times positions.</param>
    /// <param name="mean">[16].</param>
    /// <param name="inverse">[16].</param>
    /// <param name="weight">[16].</param>
    /// <param name="bias">[16].</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Normalize<TSimd, TVector>(
        ref float x, ref float y, nint rows, ref float mean, ref float inverse, ref float weight, ref float bias)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector average = TSimd.Load(ref mean, lane), shift = TSimd.Load(ref bias, lane);
            TVector scale = TSimd.Multiply(TSimd.Load(ref inverse, lane), TSimd.Load(ref weight, lane));
            for (nint row = 0; row < rows; row++)
            {
                nint offset = (row * Panel.Width) + lane;
                TSimd.Store(TSimd.MultiplyAdd(TSimd.Subtract(TSimd.Load(ref x, offset), average), scale, shift), ref y, offset);
            }
        }
    }

    /// <summary>
    /// What a product that is normalised in inference begins with, is multiplied by and adds: bias − mean, weight / √(variance +
    /// epsilon), and the shift. Subtracting the mean before the sum keeps the digits that a large mean would cost after it.
    /// </summary>
    /// <param name="bias">The product's bias: [channels], or sixteen zeros with a step of 0.</param>
    /// <param name="biasStep">Floats from one panel of the bias to the next: 16 or 0.</param>
    /// <param name="weight">[channels].</param>
    /// <param name="shift">[channels]: the normalisation's bias.</param>
    /// <param name="mean">[channels].</param>
    /// <param name="variance">[channels].</param>
    /// <param name="folded">[3][channels], overwritten.</param>
    /// <param name="channels">The channels, as a multiple of 16.</param>
    /// <param name="epsilon">What keeps the root from zero.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Fold<TSimd, TVector>(
        ref float bias, nint biasStep, ref float weight, ref float shift, ref float mean, ref float variance, ref float folded,
        nint channels, float epsilon)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint channel = 0; channel < channels; channel += TSimd.Width)
        {
            nint start = (channel / Panel.Width * biasStep) + (channel % Panel.Width);
            TVector deviation = TSimd.Sqrt(TSimd.Add(TSimd.Load(ref variance, channel), TSimd.Broadcast(epsilon)));
            TSimd.Store(TSimd.Subtract(TSimd.Load(ref bias, start), TSimd.Load(ref mean, channel)), ref folded, channel);
            TSimd.Store(TSimd.Divide(TSimd.Load(ref weight, channel), deviation), ref folded, channels + channel);
            TSimd.Store(TSimd.Load(ref shift, channel), ref folded, (2 * channels) + channel);
        }
    }

    /// <summary>x · scale + shift in place, of one panel.</summary>
    /// <param name="x">The panel's first row.</param>
    /// <param name="rows">Rows times positions.</param>
    /// <param name="scale">[16].</param>
    /// <param name="distance">Floats from the scale to the shift.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void ScaleAndShift<TSimd, TVector>(ref float x, nint rows, ref float scale, nint distance)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector factor = TSimd.Load(ref scale, lane), shift = TSimd.Load(ref scale, distance + lane);
            for (nint row = 0; row < rows; row++)
            {
                nint offset = (row * Panel.Width) + lane;
                TSimd.Store(TSimd.MultiplyAdd(TSimd.Load(ref x, offset), factor, shift), ref x, offset);
            }
        }
    }

    /// <summary>
    /// The gradients: db = Σ dy, dw = Σ dy · x̂, and dx = inverse · weight · (dy − db / n − x̂ · dw / n). The input's comes before the
    /// updates, which it must not see.
    /// </summary>
    /// <param name="x">The panel's first row.</param>
    /// <param name="dy">The first row of the result's gradient.</param>
    /// <param name="dx">The first row of the input's gradient, overwritten.</param>
    /// <param name="rows">Rows times positions.</param>
    /// <param name="mean">[16].</param>
    /// <param name="inverse">[16].</param>
    /// <param name="weight">[16].</param>
    /// <param name="weightTarget">Where the weight's update writes.</param>
    /// <param name="biasTarget">Where the bias's update writes.</param>
    /// <param name="isFrozen">Whether mean and inverse do not depend on the batch.</param>
    /// <param name="update">What is done with the gradients.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Gradient<TSimd, TVector, TUpdate>(
        ref float x, ref float dy, ref float dx, nint rows, ref float mean, ref float inverse, ref float weight, UpdateTarget weightTarget,
        UpdateTarget biasTarget, bool isFrozen, in TUpdate update)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        TVector perRow = TSimd.Broadcast(1f / rows);
        for (nint lane = 0; lane < Panel.Width; lane += TSimd.Width)
        {
            TVector average = TSimd.Load(ref mean, lane), deviation = TSimd.Load(ref inverse, lane);
            (TVector sum, TVector products) = Sums<TSimd, TVector>(ref Mem.At(ref dy, lane), ref Mem.At(ref x, lane), rows, average);

            TVector weightGradient = TSimd.Multiply(products, deviation);
            TVector scale = TSimd.Multiply(TSimd.Load(ref weight, lane), deviation);
            TVector shift = isFrozen ? TSimd.Zero : TSimd.Multiply(sum, perRow);
            TVector slope = isFrozen ? TSimd.Zero : TSimd.Multiply(TSimd.Multiply(weightGradient, deviation), perRow);
            for (nint row = 0; row < rows; row++)
            {
                nint offset = (row * Panel.Width) + lane;
                TVector centred = TSimd.Subtract(TSimd.Load(ref x, offset), average);
                TVector gradient = TSimd.Subtract(TSimd.Subtract(TSimd.Load(ref dy, offset), shift), TSimd.Multiply(centred, slope));
                TSimd.Store(TSimd.Multiply(gradient, scale), ref dx, offset);
            }

            update.Apply<TSimd, TVector>(weightGradient, weightTarget, lane);
            update.Apply<TSimd, TVector>(sum, biasTarget, lane);
        }
    }

    /// <summary>Σ dy and Σ dy · (x − mean), each in four strands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TVector Gradients, TVector Products) Sums<TSimd, TVector>(ref float dy, ref float x, nint rows, TVector mean)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Zero, b = TSimd.Zero, c = TSimd.Zero, d = TSimd.Zero;
        TVector p = TSimd.Zero, q = TSimd.Zero, r = TSimd.Zero, s = TSimd.Zero, gradient;
        nint row = 0;
        for (; row + 4 <= rows; row += 4)
        {
            nint offset = row * Panel.Width;
            gradient = TSimd.Load(ref dy, offset);
            a = TSimd.Add(a, gradient);
            p = TSimd.MultiplyAdd(gradient, TSimd.Subtract(TSimd.Load(ref x, offset), mean), p);
            offset += Panel.Width;
            gradient = TSimd.Load(ref dy, offset);
            b = TSimd.Add(b, gradient);
            q = TSimd.MultiplyAdd(gradient, TSimd.Subtract(TSimd.Load(ref x, offset), mean), q);
            offset += Panel.Width;
            gradient = TSimd.Load(ref dy, offset);
            c = TSimd.Add(c, gradient);
            r = TSimd.MultiplyAdd(gradient, TSimd.Subtract(TSimd.Load(ref x, offset), mean), r);
            offset += Panel.Width;
            gradient = TSimd.Load(ref dy, offset);
            d = TSimd.Add(d, gradient);
            s = TSimd.MultiplyAdd(gradient, TSimd.Subtract(TSimd.Load(ref x, offset), mean), s);
        }

        for (; row < rows; row++)
        {
            gradient = TSimd.Load(ref dy, row * Panel.Width);
            a = TSimd.Add(a, gradient);
            p = TSimd.MultiplyAdd(gradient, TSimd.Subtract(TSimd.Load(ref x, row * Panel.Width), mean), p);
        }

        return (TSimd.Add(TSimd.Add(a, b), TSimd.Add(c, d)), TSimd.Add(TSimd.Add(p, q), TSimd.Add(r, s)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fold<TSimd, TVector, TUpdate>(TVector statistic, float momentum, ref float running, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
        where TUpdate : struct, IUpdate
    {
        if (!TUpdate.StoresGradients)
        {
            TVector old = TSimd.Multiply(TSimd.Load(ref running, offset), TSimd.Broadcast(1 - momentum));
            statistic = TSimd.MultiplyAdd(statistic, TSimd.Broadcast(momentum), old);
        }

        TSimd.Store(statistic, ref running, offset);
    }
}
