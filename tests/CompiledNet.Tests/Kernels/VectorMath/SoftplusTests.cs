using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

public sealed class SoftplusTests
{
    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsBound(Lanes lanes)
    {
        float[] points =
        [
            .. Ulp.Linear(-87.3, 30, 100_000), .. Ulp.Linear(-4, 4, 50_000), .. Ulp.BothSigns(Ulp.Logarithmic(1e-37, 1, 25_000)),
        ];
        Ulp.AssertWithin<Function>(lanes.IsFused() ? 2.5 : 3.25, lanes, points, Reference);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void IsItsArgumentForLargeArguments(Lanes lanes)
    {
        float[] points = [20f, 100f, 1e10f, float.MaxValue, float.PositiveInfinity];
        Assert.Equal(points, lanes.Map<Function>(points));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void FlushesToZeroBelowTheSmallestNormal(Lanes lanes)
    {
        Assert.All(
            lanes.Map<Function>([.. Ulp.Linear(-110, -87.7, 2_000), float.MinValue, float.NegativeInfinity]), y => Assert.Equal(0f, y));
        Assert.All(lanes.Map<Function>(Ulp.Linear(-87.7, -87.3, 2_000)), y => Assert.InRange(y, 0f, 1.3e-38f));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void IsTheLogarithmOfTwoAtZero(Lanes lanes) => Assert.Equal([MathF.Log(2), MathF.Log(2)], lanes.Map<Function>([0f, -0f]));

    [Theory, ClassData(typeof(EveryWidth))]
    public void KeepsNaN(Lanes lanes) => Assert.All(lanes.Map<Function>(LanesExtensions.NotNumbers), y => Assert.True(float.IsNaN(y)));

    private static double Reference(double x) => Math.Max(x, 0) + LogOnePlus(Math.Exp(-Math.Abs(x)));

    /// <summary>ln(1 + y): the factor takes back what rounding 1 + y lost.</summary>
    private static double LogOnePlus(double y) => 1 + y == 1 ? y : Math.Log(1 + y) * (y / (1 + y - 1));

    private readonly struct Function : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x)
            where TSimd : ISimd<TVector>
            where TVector : struct
            => VectorMath.Softplus<TSimd, TVector>(x);
    }
}
