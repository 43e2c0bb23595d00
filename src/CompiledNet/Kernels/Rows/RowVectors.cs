using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>What kernels of rows have in common.</summary>
internal static class RowVectors
{
    /// <summary>The largest value of a row, NaN where any is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max<TSimd, TVector>(Panels x, nint row, int features)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector lowest = TSimd.Broadcast(float.NegativeInfinity);
        TVector max = lowest;
        for (int feature = 0; feature < features; feature += TSimd.Width)
        {
            TVector value = TSimd.Select(TSimd.FirstLanes(features - feature), TSimd.Load(ref x.First, x.Offset(feature, row)), lowest);
            max = TSimd.Max(max, value);
        }

        return TSimd.MaxLane(max);
    }
}
