using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Kernels;

public sealed class LogTests
{
    private const float SmallestNormal = 1.17549435e-38f;

    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsBoundOverAllNormalFloats(Lanes lanes)
    {
        float[] points = [.. Ulp.Logarithmic(SmallestNormal, float.MaxValue, 100_000), .. Ulp.Linear(0.4, 3, 70_000)];
        Ulp.AssertWithin<Function>(1.25, lanes, points, Math.Log);
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void StaysWithinItsBoundNextToOne(Lanes lanes) => Ulp.AssertWithin<Function>(1.25, lanes, Ulp.Around(1f, 15_000), Math.Log);

    [Theory, ClassData(typeof(EveryWidth))]
    public void IsRightAtSpecialValues(Lanes lanes)
    {
        Assert.Equal(
            [0f, float.NegativeInfinity, float.NegativeInfinity, float.NegativeInfinity, float.PositiveInfinity],
            lanes.Map<Function>([1f, 0f, -0f, MathF.BitDecrement(SmallestNormal), float.PositiveInfinity]));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void GivesNaNBelowZero(Lanes lanes)
    {
        float[] points = [-float.Epsilon, -SmallestNormal, -1f, float.MinValue, float.NegativeInfinity];
        Assert.All(lanes.Map<Function>(points), y => Assert.True(float.IsNaN(y)));
    }

    [Theory, ClassData(typeof(EveryWidth))]
    public void KeepsNaN(Lanes lanes) => Assert.All(lanes.Map<Function>(LanesExtensions.NotNumbers), y => Assert.True(float.IsNaN(y)));

    private readonly struct Function : IVectorFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TVector Apply<TSimd, TVector>(TVector x)
            where TSimd : ISimd<TVector>
            where TVector : struct
            => VectorMath.Log<TSimd, TVector>(x);
    }
}
