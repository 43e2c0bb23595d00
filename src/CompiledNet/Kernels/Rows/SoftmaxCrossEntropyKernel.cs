using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Softmax and cross-entropy as one operation on the logits z, in the form that neither overflows nor divides:
/// L = (Σt)·logsumexp(z) − Σ t·z and dz = scale · ((Σt)·softmax(z) − t), both after the maximum is subtracted. Label
/// smoothing s replaces t by (1 − s)·t + s/K.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SoftmaxCrossEntropyKernel
{
    /// <summary>Class labels: t is one at the label.</summary>
    /// <param name="z">The logits, [classes / 16][rows][16].</param>
    /// <param name="labels">[rows].</param>
    /// <param name="losses">[rows], overwritten.</param>
    /// <param name="dz">The first row of the gradient, in the layout of z; z itself will do. Any reference where it is not wanted.</param>
    /// <param name="wantsGradient">Whether dz is written.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">K.</param>
    /// <param name="smoothing">s.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="weights">The weights of these rows; only where the gradient is wanted.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Labels<TSimd, TVector>(
        Panels z, ref int labels, ref float losses, ref float dz, bool wantsGradient, nint rows, int classes,
        float smoothing, float scale, LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (!weights.AreOnes)
        {
            WeightedCrossEntropyKernel.OfLogits<TSimd, TVector>(
                z, true, ref labels, ref z.First, ref losses, ref dz, rows, classes, smoothing, scale, weights);
            return;
        }

        var pending = default(LogSumLosses);
        float share = smoothing / classes;
        TVector shares = TSimd.Broadcast(share);
        for (nint row = 0; row < rows; row++)
        {
            float max = RowVectors.Max<TSimd, TVector>(z, row, classes);
            TVector maxes = TSimd.Broadcast(max);
            TVector sums = TSimd.Zero, shifted = TSimd.Zero;
            for (int feature = 0; feature < classes; feature += TSimd.Width)
            {
                TVector mask = TSimd.FirstLanes(classes - feature);
                TVector value = TSimd.Subtract(TSimd.Load(ref z.First, z.Offset(feature, row)), maxes);
                sums = TSimd.Add(sums, TSimd.And(VectorMath.Exp<TSimd, TVector>(value), mask));
                shifted = TSimd.Add(shifted, TSimd.And(value, mask));
            }

            float sum = TSimd.Sum(sums);
            int label = Unsafe.Add(ref labels, row);
            nint atLabel = z.Offset(label, row);
            float dot = (1 - smoothing) * (Mem.At(ref z.First, atLabel) - max);
            if (smoothing != 0)
            {
                dot += share * TSimd.Sum(shifted);
            }

            LogSumLosses.Add<TSimd, TVector>(ref pending, row, rows, sum, dot, ref losses);
            if (wantsGradient)
            {
                TVector inverse = TSimd.Broadcast(1 / sum), scales = TSimd.Broadcast(scale);
                for (int feature = 0; feature < classes; feature += TSimd.Width)
                {
                    nint offset = z.Offset(feature, row);
                    TVector value = TSimd.Subtract(TSimd.Load(ref z.First, offset), maxes);
                    TVector p = TSimd.Multiply(VectorMath.Exp<TSimd, TVector>(value), inverse);
                    TVector gradient = TSimd.Multiply(TSimd.Subtract(p, shares), scales);
                    TSimd.Store(TSimd.And(gradient, TSimd.FirstLanes(classes - feature)), ref dz, offset);
                }

                Mem.At(ref dz, atLabel) -= (1 - smoothing) * scale;
            }
        }
    }

    /// <summary>Distributions, or any weights that are not negative.</summary>
    /// <param name="z">The logits, [classes / 16][rows][16].</param>
    /// <param name="t">The first row of the targets, in the same layout.</param>
    /// <param name="losses">[rows], overwritten.</param>
    /// <param name="dz">The first row of the gradient of the logits. Any reference where it is not wanted.</param>
    /// <param name="dt">The first row of the gradient of the targets. Any reference where it is not wanted.</param>
    /// <param name="wantsGradient">Whether dz is written.</param>
    /// <param name="wantsTargetGradient">Whether dt is written.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">K.</param>
    /// <param name="smoothing">s.</param>
    /// <param name="scale">What the gradients are multiplied by.</param>
    /// <param name="weights">The weights of these rows; only where the gradient is wanted, and that of the targets is not.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Targets<TSimd, TVector>(
        Panels z, ref float t, ref float losses, ref float dz, ref float dt, bool wantsGradient, bool wantsTargetGradient, nint rows,
        int classes, float smoothing, float scale, LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (!weights.AreOnes)
        {
            WeightedCrossEntropyKernel.OfLogits<TSimd, TVector>(
                z, false, ref Unsafe.NullRef<int>(), ref t, ref losses, ref dz, rows, classes, smoothing, scale, weights);
            return;
        }

        TVector shares = TSimd.Broadcast(smoothing / classes), keep = TSimd.Broadcast(1 - smoothing);
        for (nint row = 0; row < rows; row++)
        {
            TVector maxes = TSimd.Broadcast(RowVectors.Max<TSimd, TVector>(z, row, classes));
            TVector sums = TSimd.Zero, dots = TSimd.Zero, totals = TSimd.Zero;
            for (int feature = 0; feature < classes; feature += TSimd.Width)
            {
                nint offset = z.Offset(feature, row);
                TVector mask = TSimd.FirstLanes(classes - feature);
                TVector value = TSimd.Subtract(TSimd.Load(ref z.First, offset), maxes);
                sums = TSimd.Add(sums, TSimd.And(VectorMath.Exp<TSimd, TVector>(value), mask));
                TVector target = TSimd.And(TSimd.MultiplyAdd(TSimd.Load(ref t, offset), keep, shares), mask);
                totals = TSimd.Add(totals, target);

                // 0 · log 0 = 0: a class of no weight adds nothing, whatever its logit.
                TVector product = TSimd.And(TSimd.Multiply(target, value), TSimd.GreaterThan(target, TSimd.Zero));
                dots = TSimd.Add(dots, product);
            }

            float sum = TSimd.Sum(sums), total = TSimd.Sum(totals);
            float log = MathF.Log(sum);
            Mem.At(ref losses, row) = (total * log) - TSimd.Sum(dots);
            TVector scales = TSimd.Broadcast(scale);
            TVector portion = TSimd.Broadcast(total / sum);
            TVector logs = TSimd.Broadcast(log), targetScales = TSimd.Broadcast((1 - smoothing) * scale);
            if (!wantsGradient && !wantsTargetGradient)
            {
                continue;
            }

            for (int feature = 0; feature < classes; feature += TSimd.Width)
            {
                nint offset = z.Offset(feature, row);
                TVector mask = TSimd.FirstLanes(classes - feature);
                TVector value = TSimd.Subtract(TSimd.Load(ref z.First, offset), maxes);
                if (wantsTargetGradient)
                {
                    TSimd.Store(TSimd.And(TSimd.Multiply(TSimd.Subtract(logs, value), targetScales), mask), ref dt, offset);
                }

                if (wantsGradient)
                {
                    TVector target = TSimd.MultiplyAdd(TSimd.Load(ref t, offset), keep, shares);
                    TVector p = TSimd.Multiply(VectorMath.Exp<TSimd, TVector>(value), portion);
                    TSimd.Store(TSimd.And(TSimd.Multiply(TSimd.Subtract(p, target), scales), mask), ref dz, offset);
                }
            }
        }
    }
}
