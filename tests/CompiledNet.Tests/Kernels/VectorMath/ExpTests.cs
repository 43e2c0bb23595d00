using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

public sealed class ExpTests
{
    private const float LargestFinite = 88.72283f;
    private const float SmallestNormal = -87.33654f;

    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsBoundOverTheWholeRange(Lanes lanes)
    {
        float[] points = [.. Ulp.Linear(SmallestNormal, LargestFinite, 150_000), .. Ulp.BothSigns(Ulp.Logarithmic(1e-10, 1, 25_000))];
        Ulp.AssertWithin<Function>(lanes.IsFused() ? 1 : 1.2, lanes, points, Math.Exp);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void OverflowsExactlyWhereTheResultHasNoFloat(Lanes lanes)
    {
        float[] points = Ulp.Around(LargestFinite, 2_000);
        float[] results = lanes.Map<Function>(points);
        for (int i = 0; i < points.Length; i++)
        {
            Assert.Equal(points[i] > LargestFinite, float.IsPositiveInfinity(results[i]));
        }
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void FlushesSubnormalResultsToZero(Lanes lanes)
    {
        float[] points = [.. Ulp.Around(SmallestNormal, 2_000), .. Ulp.Linear(-110, SmallestNormal - 0.001, 5_000)];
        float[] results = lanes.Map<Function>(points);
        for (int i = 0; i < points.Length; i++)
        {
            Assert.True(
                points[i] < SmallestNormal ? results[i] == 0f : float.IsNormal(results[i]), $"exp({points[i]:R}) gave {results[i]:R}.");
        }
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void IsRightAtSpecialValues(Lanes lanes)
    {
        Assert.Equal([1f, 1f, 1f, float.PositiveInfinity, float.PositiveInfinity, 0f, 0f],
            lanes.Map<Function>([0f, -0f, float.Epsilon, float.PositiveInfinity, float.MaxValue, float.NegativeInfinity, float.MinValue]));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void KeepsNaN(Lanes lanes) => Assert.All(lanes.Map<Function>(LanesExtensions.NotNumbers), y => Assert.True(float.IsNaN(y)));

    private readonly struct Function : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x)
            where TSimd : ISimd<TVector>
            where TVector : struct
            => VectorMath.Exp<TSimd, TVector>(x);
    }
}
