using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Losses log(sum) − dot of rows, as many at a time as a vector has lanes: a logarithm of a single row costs as much as one of sixteen.
/// </summary>
[InlineArray(2 * Panel.Width)]
internal struct LogSumLosses
{
    private float _first;

    /// <summary>Takes a row, one after the other from 0 on, and stores losses where a vector is full or the last row has come.</summary>
    /// <param name="pending">The rows that wait.</param>
    /// <param name="row">The row.</param>
    /// <param name="rows">Rows in all.</param>
    /// <param name="sum">The sum of its exponentials, at least 1.</param>
    /// <param name="dot">What is subtracted.</param>
    /// <param name="losses">[rows], overwritten.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<TSimd, TVector>(ref LogSumLosses pending, nint row, nint rows, float sum, float dot, ref float losses)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        ref float sums = ref Unsafe.As<LogSumLosses, float>(ref pending);
        ref float dots = ref Mem.At(ref sums, Panel.Width);
        nint lane = row & (TSimd.Width - 1);
        Mem.At(ref sums, lane) = sum;
        Mem.At(ref dots, lane) = dot;
        if (lane == TSimd.Width - 1 || row == rows - 1)
        {
            TVector logarithms = VectorMath.Log<TSimd, TVector>(TSimd.Load(ref sums, 0));
            TSimd.Store(TSimd.Subtract(logarithms, TSimd.Load(ref dots, 0)), ref sums, 0);
            for (nint i = 0; i <= lane; i++)
            {
                Mem.At(ref losses, row - lane + i) = Mem.At(ref sums, i);
            }
        }
    }
}
