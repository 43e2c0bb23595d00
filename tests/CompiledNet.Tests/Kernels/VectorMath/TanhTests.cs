using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

public sealed class TanhTests
{
    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsBound(Lanes lanes)
    {
        float[] points = [.. Ulp.Linear(-10, 10, 100_000), .. Ulp.BothSigns(Ulp.Logarithmic(1e-37, 1, 50_000))];
        Ulp.AssertWithin<Function>(2.75, lanes, points, Math.Tanh);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void NeverLeavesMinusOneToOne(Lanes lanes) =>
        Assert.All(lanes.Map<Function>(Ulp.BothSigns(Ulp.Linear(7, 12, 50_000))), y => Assert.InRange(y, -1f, 1f));

    [Theory, ClassData(typeof(EveryWidth))]
    public void SaturatesExactly(Lanes lanes)
    {
        Assert.Equal([1f, 1f, 1f, -1f, -1f, -1f, 0f],
            lanes.Map<Function>([9.1f, float.MaxValue, float.PositiveInfinity, -9.1f, float.MinValue, float.NegativeInfinity, 0f]));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void KeepsNaN(Lanes lanes) => Assert.All(lanes.Map<Function>(LanesExtensions.NotNumbers), y => Assert.True(float.IsNaN(y)));

    private readonly struct Function : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x)
            where TSimd : ISimd<TVector>
            where TVector : struct
            => VectorMath.Tanh<TSimd, TVector>(x);
    }
}
