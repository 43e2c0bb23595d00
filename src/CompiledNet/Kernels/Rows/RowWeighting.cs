using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Weighs losses and gradients a row at a time, where the weights of a row's elements are one number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowWeighting
{
    /// <summary>Multiplies what belongs to a row by the weight of its example; nothing where all weights are ones.</summary>
    /// <param name="losses">[rows].</param>
    /// <param name="dx">The gradient, [features / 16][rows][16].</param>
    /// <param name="rows">Rows.</param>
    /// <param name="features">Features of a row.</param>
    /// <param name="weights">The weights of these rows.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Apply<TSimd, TVector>(ref float losses, Panels dx, nint rows, int features, LossWeights weights)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (weights.AreOnes)
        {
            return;
        }

        for (nint row = 0; row < rows; row++)
        {
            float weight = weights.OfSample(row);
            Mem.At(ref losses, row) *= weight;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                nint offset = dx.Offset(feature, row);
                TSimd.Store(TSimd.Multiply(TSimd.Load(ref dx.First, offset), TSimd.Broadcast(weight)), ref dx.First, offset);
            }
        }
    }
}
