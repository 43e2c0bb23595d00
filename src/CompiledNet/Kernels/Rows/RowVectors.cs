using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Where the vectors of a row lie in panels.</summary>
internal static class RowVectors
{
    /// <summary>The offset of a feature of a row in [features / 16][rows][16].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Offset(int feature, nint row, nint stride) =>
        (feature / Panel.Width * stride) + (row * Panel.Width) + (feature % Panel.Width);

    /// <summary>The largest value of a row, NaN where any is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Max<TSimd, TVector>(ref float x, nint row, nint stride, int features)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector lowest = TSimd.Broadcast(float.NegativeInfinity);
        TVector max = lowest;
        for (int feature = 0; feature < features; feature += TSimd.Width)
        {
            TVector value = TSimd.Select(TSimd.FirstLanes(features - feature), TSimd.Load(ref x, Offset(feature, row, stride)), lowest);
            max = TSimd.Max(max, value);
        }

        return TSimd.MaxLane(max);
    }
}
