using System.Runtime.CompilerServices;
using CompiledNet.Runtime;

namespace CompiledNet.Benchmarks.Kernels;

/// <summary>An elementwise function of one vector.</summary>
internal interface IElementwise
{
    static abstract TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct;
}

/// <summary>eˣ.</summary>
internal readonly struct ExpFunction : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct => VectorMath.Exp<TSimd, TVector>(x);
}

/// <summary>The hyperbolic tangent.</summary>
internal readonly struct TanhFunction : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct => VectorMath.Tanh<TSimd, TVector>(x);
}

/// <summary>The logistic function.</summary>
internal readonly struct SigmoidFunction : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct => VectorMath.Sigmoid<TSimd, TVector>(x);
}

/// <summary>GELU by the error function, in the order in which generated code computes it.</summary>
internal readonly struct GeluFunction : IElementwise
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector x)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector erf = VectorMath.Erf<TSimd, TVector>(TSimd.Multiply(x, TSimd.Broadcast(0.70710678f)));
        return TSimd.Multiply(TSimd.Multiply(TSimd.Broadcast(0.5f), x), TSimd.Add(TSimd.Broadcast(1f), erf));
    }
}

/// <summary>A function over contiguous floats, in the loop that generated code has.</summary>
/// <param name="source">The inputs, a multiple of 16.</param>
/// <param name="destination">The results.</param>
internal sealed class ElementwiseWork<TFunction>(AlignedBuffer source, AlignedBuffer destination) : IForWidth<Action<long>>
    where TFunction : struct, IElementwise
{
    /// <summary>Does all elements so many times.</summary>
    public static Action<long> Create(AlignedBuffer source, AlignedBuffer destination) =>
        Widest.Make<ElementwiseWork<TFunction>, Action<long>>(new ElementwiseWork<TFunction>(source, destination));

    Action<long> IForWidth<Action<long>>.Make<TSimd, TVector>() => iterations =>
    {
        for (long i = 0; i < iterations; i++)
        {
            Run<TSimd, TVector>(ref source.Origin, ref destination.Origin, source.Length);
        }
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Run<TSimd, TVector>(ref float source, ref float destination, nint length)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        for (nint i = 0; i < length; i += TSimd.Width)
        {
            TSimd.Store(TFunction.Apply<TSimd, TVector>(TSimd.Load(ref source, i)), ref destination, i);
        }
    }
}
