using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Cross-entropy of probabilities that were not fused with their softmax: L = −Σ t·log p, dp = −scale · t / p and
/// dt = −scale · log p, with p kept from zero by the smallest normal float. Label smoothing s replaces t by (1 − s)·t + s/K.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CrossEntropyKernel
{
    /// <summary>The smallest normal float: what p is kept from zero by.</summary>
    public const float SmallestProbability = 1.17549435e-38f;

    /// <summary>Class labels: t is one at the label.</summary>
    /// <param name="p">The probabilities, [classes / 16][rows][16].</param>
    /// <param name="labels">[rows].</param>
    /// <param name="losses">[rows], overwritten.</param>
    /// <param name="dp">The first row of the gradient, in the layout of p. Any reference where it is not wanted.</param>
    /// <param name="wantsGradient">Whether dp is written.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">K.</param>
    /// <param name="smoothing">s.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="weights">The weights of these rows; only where the gradient is wanted.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Labels<TSimd, TVector>(
        Panels p, ref int labels, ref float losses, ref float dp, bool wantsGradient, nint rows, int classes,
        float smoothing, float scale, LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (!weights.AreOnes)
        {
            WeightedCrossEntropyKernel.OfProbabilities<TSimd, TVector>(
                p, true, ref labels, ref p.First, ref losses, ref dp, rows, classes, smoothing, scale, weights);
            return;
        }

        float share = smoothing / classes;
        TVector smallest = TSimd.Broadcast(SmallestProbability), numerator = TSimd.Broadcast(-share * scale);
        for (nint row = 0; row < rows; row++)
        {
            nint atLabel = p.Offset(Unsafe.Add(ref labels, row), row);
            float probability = KeepFromZero(Mem.At(ref p.First, atLabel));
            float loss = -(1 - smoothing) * MathF.Log(probability);
            if (smoothing != 0)
            {
                TVector logs = TSimd.Zero;
                for (int feature = 0; feature < classes; feature += TSimd.Width)
                {
                    TVector value = TSimd.Max(smallest, TSimd.Load(ref p.First, p.Offset(feature, row)));
                    logs = TSimd.Add(logs, TSimd.And(VectorMath.Log<TSimd, TVector>(value), TSimd.FirstLanes(classes - feature)));
                }

                loss -= share * TSimd.Sum(logs);
            }

            Mem.At(ref losses, row) = loss;
            if (wantsGradient)
            {
                for (int feature = 0; feature < classes; feature += TSimd.Width)
                {
                    nint offset = p.Offset(feature, row);
                    TVector gradient = smoothing == 0
                        ? TSimd.Zero
                        : TSimd.Divide(numerator, TSimd.Max(smallest, TSimd.Load(ref p.First, offset)));
                    TSimd.Store(TSimd.And(gradient, TSimd.FirstLanes(classes - feature)), ref dp, offset);
                }

                Mem.At(ref dp, atLabel) -= (1 - smoothing) * scale / probability;
            }
        }
    }

    /// <summary>Distributions, or any weights that are not negative.</summary>
    /// <param name="p">The probabilities, [classes / 16][rows][16].</param>
    /// <param name="t">The first row of the targets, in the same layout.</param>
    /// <param name="losses">[rows], overwritten.</param>
    /// <param name="dp">The first row of the gradient of the probabilities. Any reference where it is not wanted.</param>
    /// <param name="dt">The first row of the gradient of the targets. Any reference where it is not wanted.</param>
    /// <param name="wantsGradient">Whether dp is written.</param>
    /// <param name="wantsTargetGradient">Whether dt is written.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">K.</param>
    /// <param name="smoothing">s.</param>
    /// <param name="scale">What the gradients are multiplied by.</param>
    /// <param name="weights">The weights of these rows; only where the gradient is wanted, and that of the targets is not.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Targets<TSimd, TVector>(
        Panels p, ref float t, ref float losses, ref float dp, ref float dt, bool wantsGradient, bool wantsTargetGradient, nint rows,
        int classes, float smoothing, float scale, LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (!weights.AreOnes)
        {
            WeightedCrossEntropyKernel.OfProbabilities<TSimd, TVector>(
                p, false, ref Unsafe.NullRef<int>(), ref t, ref losses, ref dp, rows, classes, smoothing, scale, weights);
            return;
        }

        TVector shares = TSimd.Broadcast(smoothing / classes), keep = TSimd.Broadcast(1 - smoothing);
        TVector smallest = TSimd.Broadcast(SmallestProbability), scales = TSimd.Broadcast(-scale),
            targetScales = TSimd.Broadcast(-(1 - smoothing) * scale);
        for (nint row = 0; row < rows; row++)
        {
            TVector dots = TSimd.Zero;
            for (int feature = 0; feature < classes; feature += TSimd.Width)
            {
                nint offset = p.Offset(feature, row);
                TVector mask = TSimd.FirstLanes(classes - feature);
                TVector value = TSimd.Max(smallest, TSimd.Load(ref p.First, offset));
                TVector target = TSimd.MultiplyAdd(TSimd.Load(ref t, offset), keep, shares);
                TVector log = VectorMath.Log<TSimd, TVector>(value);
                dots = TSimd.Add(dots, TSimd.And(TSimd.Multiply(target, log), mask));
                if (wantsTargetGradient)
                {
                    TSimd.Store(TSimd.And(TSimd.Multiply(log, targetScales), mask), ref dt, offset);
                }

                if (wantsGradient)
                {
                    TSimd.Store(TSimd.And(TSimd.Divide(TSimd.Multiply(target, scales), value), mask), ref dp, offset);
                }
            }

            Mem.At(ref losses, row) = -TSimd.Sum(dots);
        }
    }

    // Written so that NaN stays NaN.
    private static float KeepFromZero(float p) => p < SmallestProbability ? SmallestProbability : p;
}
