using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Negative log-likelihood of log-probabilities: L = −l[label], dl = −scale at the label and zero elsewhere.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NegativeLogLikelihoodKernel
{
    /// <summary>Class labels.</summary>
    /// <param name="l">The log-probabilities, [classes / 16][rows][16].</param>
    /// <param name="labels">[rows].</param>
    /// <param name="losses">[rows], overwritten.</param>
    /// <param name="dl">The first row of the gradient, in the layout of l. Any reference where it is not wanted.</param>
    /// <param name="wantsGradient">Whether dl is written.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="classes">K.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="weights">The weights of these rows; only where the gradient is wanted.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Labels<TSimd, TVector>(
        Panels l, ref int labels, ref float losses, ref float dl, bool wantsGradient, nint rows, int classes, float scale,
        LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            nint atLabel = l.Offset(Unsafe.Add(ref labels, row), row);
            Mem.At(ref losses, row) = -Mem.At(ref l.First, atLabel);
            if (wantsGradient)
            {
                for (int feature = 0; feature < classes; feature += TSimd.Width)
                {
                    TSimd.Store(TSimd.Zero, ref dl, l.Offset(feature, row));
                }

                Mem.At(ref dl, atLabel) = -scale;
            }
        }

        if (!weights.AreOnes)
        {
            for (nint row = 0; row < rows; row++)
            {
                int label = Unsafe.Add(ref labels, row);
                float weight = weights.OfLabel(row, label);
                Mem.At(ref losses, row) *= weight;
                Mem.At(ref dl, l.Offset(label, row)) *= weight;
            }
        }
    }
}
