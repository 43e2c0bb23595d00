using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Cross-entropy with weights: Σ a·(−log p) in each row, where a = s · w · ((1 − smoothing)·t + smoothing/K) for the weight s of the
/// example and the weights w of the classes, as PyTorch's. Labels are distributions with a one. Gradients of targets are nobody's wish
/// here.
/// </summary>
internal static class WeightedCrossEntropyKernel
{
    /// <summary>Of logits z, with the softmax: L = (Σa)·logsumexp(z) − Σ a·z and dz = scale · ((Σa)·softmax(z) − a).</summary>
    /// <param name="z">The logits, [classes / 16][rows][16].</param>
    /// <param name="takesLabels">Whether the targets are labels.</param>
    /// <param name="labels">[rows], where they are.</param>
    /// <param name="t">The first row of the distributions, in the layout of z, where they are not.</param>
    /// <param name="losses">[rows], overwritten.</param>
    /// <param name="dz">The first row of the gradient, in the layout of z; z itself will do.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">K.</param>
    /// <param name="smoothing">The label smoothing.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="weights">The weights of these rows.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void OfLogits<TSimd, TVector>(
        Panels z, bool takesLabels, ref int labels, ref float t, ref float losses, ref float dz, nint rows, int classes,
        float smoothing, float scale, in LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            int label = takesLabels ? Unsafe.Add(ref labels, row) : -1;
            float sample = weights.OfSample(row);
            TVector maxes = TSimd.Broadcast(RowVectors.Max<TSimd, TVector>(z, row, classes));
            TVector sums = TSimd.Zero, dots = TSimd.Zero, totals = TSimd.Zero;
            for (int feature = 0; feature < classes; feature += TSimd.Width)
            {
                nint offset = z.Offset(feature, row);
                TVector mask = TSimd.FirstLanes(classes - feature);
                TVector value = TSimd.Subtract(TSimd.Load(ref z.First, offset), maxes);
                sums = TSimd.Add(sums, TSimd.And(VectorMath.Exp<TSimd, TVector>(value), mask));
                TVector terms = Terms<TSimd, TVector>(label, ref t, offset, feature, classes, smoothing, sample, weights);
                totals = TSimd.Add(totals, terms);

                // 0 · log 0 = 0: a class of no weight adds nothing, whatever its logit.
                dots = TSimd.Add(dots, TSimd.And(TSimd.Multiply(terms, value), TSimd.GreaterThan(terms, TSimd.Zero)));
            }

            float sum = TSimd.Sum(sums), total = TSimd.Sum(totals);
            Mem.At(ref losses, row) = (total * MathF.Log(sum)) - TSimd.Sum(dots);
            TVector scales = TSimd.Broadcast(scale), portion = TSimd.Broadcast(total / sum);
            for (int feature = 0; feature < classes; feature += TSimd.Width)
            {
                nint offset = z.Offset(feature, row);
                TVector terms = Terms<TSimd, TVector>(label, ref t, offset, feature, classes, smoothing, sample, weights);
                TVector p = TSimd.Multiply(VectorMath.Exp<TSimd, TVector>(TSimd.Subtract(TSimd.Load(ref z.First, offset), maxes)), portion);
                TVector gradient = TSimd.Multiply(TSimd.Subtract(p, terms), scales);
                TSimd.Store(TSimd.And(gradient, TSimd.FirstLanes(classes - feature)), ref dz, offset);
            }
        }
    }

    /// <summary>Of probabilities p: L = −Σ a·log p and dp = −scale · a / p, with p kept from zero as without weights.</summary>
    /// <param name="p">The probabilities, [classes / 16][rows][16].</param>
    /// <param name="takesLabels">Whether the targets are labels.</param>
    /// <param name="labels">[rows], where they are.</param>
    /// <param name="t">The first row of the distributions, in the layout of p, where they are not.</param>
    /// <param name="losses">[rows], overwritten.</param>
    /// <param name="dp">The first row of the gradient, in the layout of p.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">K.</param>
    /// <param name="smoothing">The label smoothing.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="weights">The weights of these rows.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void OfProbabilities<TSimd, TVector>(
        Panels p, bool takesLabels, ref int labels, ref float t, ref float losses, ref float dp, nint rows, int classes,
        float smoothing, float scale, in LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector smallest = TSimd.Broadcast(CrossEntropyKernel.SmallestProbability), scales = TSimd.Broadcast(-scale);
        for (nint row = 0; row < rows; row++)
        {
            int label = takesLabels ? Unsafe.Add(ref labels, row) : -1;
            float sample = weights.OfSample(row);
            TVector dots = TSimd.Zero;
            for (int feature = 0; feature < classes; feature += TSimd.Width)
            {
                nint offset = p.Offset(feature, row);
                TVector mask = TSimd.FirstLanes(classes - feature);
                TVector value = TSimd.Max(smallest, TSimd.Load(ref p.First, offset));
                TVector terms = Terms<TSimd, TVector>(label, ref t, offset, feature, classes, smoothing, sample, weights);
                dots = TSimd.Add(dots, TSimd.And(TSimd.Multiply(terms, VectorMath.Log<TSimd, TVector>(value)), mask));
                TSimd.Store(TSimd.And(TSimd.Divide(TSimd.Multiply(terms, scales), value), mask), ref dp, offset);
            }

            Mem.At(ref losses, row) = -TSimd.Sum(dots);
        }
    }

    // a of some classes of a row, zero in the padding; the label is -1 where the row has a distribution.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Terms<TSimd, TVector>(
        int label, ref float t, nint offset, int feature, int classes, float smoothing, float sample, in LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector target = label < 0
            ? TSimd.Load(ref t, offset)
            : TSimd.Select(
                TSimd.FirstLanes(label - feature), TSimd.Zero, TSimd.And(TSimd.FirstLanes(label - feature + 1), TSimd.Broadcast(1)));
        TVector smoothed = TSimd.MultiplyAdd(target, TSimd.Broadcast(1 - smoothing), TSimd.Broadcast(smoothing / classes));
        TVector weight = TSimd.Multiply(TSimd.Load(ref weights.Classes, feature), TSimd.Broadcast(sample));
        return TSimd.And(TSimd.Multiply(smoothed, weight), TSimd.FirstLanes(classes - feature));
    }
}
