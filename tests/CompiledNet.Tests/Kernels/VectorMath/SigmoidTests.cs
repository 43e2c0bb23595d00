using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

public sealed class SigmoidTests
{
    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsBound(Lanes lanes)
    {
        float[] points =
        [
            .. Ulp.Linear(-87.3, 20, 100_000), .. Ulp.Linear(-4, 4, 50_000), .. Ulp.BothSigns(Ulp.Logarithmic(1e-37, 1, 25_000)),
        ];
        Ulp.AssertWithin<Function>(2.5, lanes, points, Reference);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void FallsToZeroThroughTheSubnormals(Lanes lanes)
    {
        Assert.All(lanes.Map<Function>(Ulp.Linear(-95, -88.38, 5_000)), y => Assert.Equal(0f, y));
        Ulp.AssertWithin<Function>(2.5, lanes, Ulp.Linear(-88.37, -87, 5_000), Reference);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void SaturatesExactly(Lanes lanes)
    {
        Assert.Equal([0.5f, 0.5f, 1f, 1f, 1f, 0f, 0f, 0f],
            lanes.Map<Function>([0f, -0f, 20f, float.MaxValue, float.PositiveInfinity, -89f, float.MinValue, float.NegativeInfinity]));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void KeepsNaN(Lanes lanes) => Assert.All(lanes.Map<Function>(LanesExtensions.NotNumbers), y => Assert.True(float.IsNaN(y)));

    private static double Reference(double x) => 1 / (1 + Math.Exp(-x));

    private readonly struct Function : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x)
            where TSimd : ISimd<TVector>
            where TVector : struct
            => VectorMath.Sigmoid<TSimd, TVector>(x);
    }
}
