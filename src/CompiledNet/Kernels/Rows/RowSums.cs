using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Sums along the features of each row.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RowSums
{
    /// <summary>sums[r] = Σ x[r, ·] over the features proper, without the padding.</summary>
    /// <param name="x">[features / 16][rows][16].</param>
    /// <param name="features">Features of a row.</param>
    /// <param name="sums">[rows].</param>
    /// <param name="rows">Rows.</param>
    [MethodImpl(KernelOptions.Optimized)]
    public static void Sum<TSimd, TVector>(Panels x, int features, ref float sums, nint rows)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint row = 0; row < rows; row++)
        {
            TVector sum = TSimd.Zero;
            for (int feature = 0; feature < features; feature += TSimd.Width)
            {
                TVector value = TSimd.Load(ref x.First, x.Offset(feature, row));
                sum = TSimd.Add(sum, TSimd.And(value, TSimd.FirstLanes(features - feature)));
            }

            Mem.At(ref sums, row) = TSimd.Sum(sum);
        }
    }

    /// <summary>
    /// The sum of everything: of the rows' sums, in order. Written to the first element of the result; the fifteen after it become zero.
    /// </summary>
    /// <param name="x">[features / 16][rows][16].</param>
    /// <param name="features">Features of a row.</param>
    /// <param name="sums">[rows], overwritten.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="total">[16], overwritten.</param>
    public static void Total<TSimd, TVector>(Panels x, int features, ref float sums, nint rows, ref float total)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        Sum<TSimd, TVector>(x, features, ref sums, rows);
        double sum = 0;
        for (nint row = 0; row < rows; row++)
        {
            sum += Mem.At(ref sums, row);
        }

        total = (float)sum;
        for (nint i = 1; i < Panel.Width; i++)
        {
            Mem.At(ref total, i) = 0;
        }
    }
}
