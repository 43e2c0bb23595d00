using System.Runtime.CompilerServices;
using CompiledNet.Runtime;
using CompiledNet.Tests.Reference;

namespace CompiledNet.Tests.Kernels;

public sealed class ErfTests
{
    [Theory]
    [InlineData(0.1, 0.11246291601828489)]
    [InlineData(0.5, 0.5204998778130465)]
    [InlineData(1, 0.8427007929497149)]
    [InlineData(2, 0.9953222650189527)]
    [InlineData(2.99, 0.99997647439691936)]
    [InlineData(3, 0.9999779095030014)]
    [InlineData(-4, -0.9999999845827421)]
    public void ReferenceGivesPublishedDigits(double x, double erf) => Assert.Equal(erf, ErfReference.Erf(x), 2e-15);

    [Theory]
    [InlineData(0.5, 0.4795001221869535)]
    [InlineData(5, 1.5374597944280349e-12)]
    public void ReferenceGivesPublishedDigitsOfTheTail(double x, double erfc) => Assert.Equal(1, ErfReference.Erfc(x) / erfc, 1e-14);

    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsBound(Lanes lanes)
    {
        float[] points = [.. Ulp.Linear(-5, 5, 100_000), .. Ulp.BothSigns(Ulp.Logarithmic(1e-37, 2, 40_000))];
        Ulp.AssertWithin<Function>(lanes.IsFused() ? 2.75 : 3.5, lanes, points, ErfReference.Erf);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsAbsoluteBound(Lanes lanes)
    {
        float[] points = Ulp.Linear(-5, 5, 50_000);
        float[] results = lanes.Map<Function>(points);
        double worst = Enumerable.Range(0, points.Length).Max(i => Math.Abs(results[i] - ErfReference.Erf(points[i])));
        Assert.InRange(worst, 0, lanes.IsFused() ? 1.7e-7 : 2.1e-7);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void MakesAGeluOfFullPrecision(Lanes lanes)
    {
        float[] points = [.. Ulp.Linear(-8, 8, 150_000), .. Ulp.Linear(-1000, 1000, 1_000)];
        float[] results = lanes.Map<Gelu>(points);
        for (int i = 0; i < points.Length; i++)
        {
            double x = points[i];
            double error = Math.Abs(results[i] - (0.5 * x * ErfReference.Erfc(-x * Math.Sqrt(0.5))));
            Assert.True(error <= 2.6 * Math.ScaleB(Math.Max(Math.Abs(x), 1), -24), $"{error} at {x:R}.");
        }
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void IsOddAndNeverLeavesMinusOneToOne(Lanes lanes)
    {
        float[] points = Ulp.Linear(0, 6, 50_000);
        float[] results = lanes.Map<Function>(points);
        float[] mirrored = lanes.Map<Function>([.. points.Select(x => -x)]);
        for (int i = 0; i < points.Length; i++)
        {
            Assert.InRange(results[i], 0f, 1f);
            Assert.Equal(-results[i], mirrored[i]);
        }
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void SaturatesExactly(Lanes lanes)
    {
        float[] values = [3.93f, 1e20f, float.MaxValue, float.PositiveInfinity, -3.93f, float.MinValue, float.NegativeInfinity, 0f];
        Assert.Equal([1f, 1f, 1f, 1f, -1f, -1f, -1f, 0f], lanes.Map<Function>(values));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void KeepsNaN(Lanes lanes) => Assert.All(lanes.Map<Function>(LanesExtensions.NotNumbers), y => Assert.True(float.IsNaN(y)));

    private readonly struct Function : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x)
            where TSimd : ISimd<TVector>
            where TVector : struct
            => VectorMath.Erf<TSimd, TVector>(x);
    }

    /// <summary>½·x·(1 + erf(x/√2)), as a kernel computes it.</summary>
    private readonly struct Gelu : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x)
            where TSimd : ISimd<TVector>
            where TVector : struct
        {
            TVector half = TSimd.Multiply(x, TSimd.Broadcast(0.5f));
            return TSimd.MultiplyAdd(half, VectorMath.Erf<TSimd, TVector>(TSimd.Multiply(x, TSimd.Broadcast(0.707106781f))), half);
        }
    }
}
