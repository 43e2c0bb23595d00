using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

/// <summary>What code for one row asks of the vectors of four and of eight lanes.</summary>
public class RowSimdTests
{
    private static readonly float[] s_values = [3, -1, 4, 1.5f, -5, 9, 2, 6];

    public static TheoryData<Lanes> Widths => [Lanes.Four, Lanes.Eight];

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_sum_of_the_first_lanes_leaves_the_others_out(Lanes lanes) => ForCounts(lanes, (values, count) =>
    {
        float[] sums = Results(lanes, Function.Sum, values, count);
        Assert.All(sums[..count], sum => Assert.Equal(values[..count].Sum(), sum, 1e-5f));
        Assert.Single(sums[..count].Distinct());
    });

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_largest_of_the_first_lanes_leaves_the_others_out(Lanes lanes) => ForCounts(lanes, (values, count) =>
        Assert.All(Results(lanes, Function.Max, values, count)[..count], max => Assert.Equal(values[..count].Max(), max)));

    [Theory]
    [MemberData(nameof(Widths))]
    public void The_first_lanes_are_written_and_nothing_behind_them(Lanes lanes) => ForCounts(lanes, (values, count) =>
    {
        float[] stored = Results(lanes, Function.Store, values, count);
        Assert.Equal(values[..count], stored[..count]);
        Assert.All(stored[count..], value => Assert.Equal(0f, value));
    });

    [Theory]
    [MemberData(nameof(Widths))]
    public void A_lane_is_spread_over_all(Lanes lanes)
    {
        for (int lane = 0; lane < (int)lanes; lane++)
        {
            Assert.All(Results(lanes, Function.Spread, s_values[..(int)lanes], lane), value => Assert.Equal(s_values[lane], value));
        }
    }

    /// <summary>Every count of lanes, with nothing but NaN after them.</summary>
    private static void ForCounts(Lanes lanes, Action<float[], int> check)
    {
        for (int count = 1; count <= (int)lanes; count++)
        {
            float[] values = [.. s_values[..count], .. Enumerable.Repeat(float.NaN, (int)lanes - count)];
            check(values, count);
        }
    }

    private static float[] Results(Lanes lanes, Function function, float[] values, int argument)
    {
        lanes.SkipUnlessSupported();
        float[] results = new float[values.Length];
        if (lanes == Lanes.Four)
        {
            Run<Simd128, Vector128<float>>(function, ref values[0], ref results[0], argument);
        }
        else
        {
            Run<Simd256, Vector256<float>>(function, ref values[0], ref results[0], argument);
        }

        return results;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Run<TSimd, TVector>(Function function, ref float values, ref float results, int argument)
        where TSimd : IRowSimd<TVector>
        where TVector : struct
    {
        TVector a = TSimd.Load(ref values, 0);
        switch (function)
        {
            case Function.Sum:
                TSimd.Store(TSimd.SumOfFirst(a, argument), ref results, 0);
                break;
            case Function.Max:
                TSimd.Store(TSimd.MaxOfFirst(a, argument), ref results, 0);
                break;
            case Function.Store:
                TSimd.StoreFirst(a, ref results, 0, argument);
                break;
            default:
                TVector four = argument < 4 ? TSimd.RepeatLower(a) : TSimd.RepeatUpper(a);
                TVector spread = (argument % 4) switch
                {
                    0 => TSimd.Spread(four, 0),
                    1 => TSimd.Spread(four, 1),
                    2 => TSimd.Spread(four, 2),
                    _ => TSimd.Spread(four, 3),
                };
                TSimd.Store(spread, ref results, 0);
                break;
        }
    }

    private enum Function
    {
        Sum,
        Max,
        Store,
        Spread,
    }
}
