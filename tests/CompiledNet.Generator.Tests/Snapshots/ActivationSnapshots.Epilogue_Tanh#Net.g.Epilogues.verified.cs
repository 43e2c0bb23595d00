//HintName: Net.g.cs
/// <summary>act: tanh(x0).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v1 = VectorMath.Tanh<TSimd, TVector>(x0);
        TSimd.Store(v1, ref output0, i);
    }
}

/// <summary>x0 * (1 - x1 * x1), x0 being the product and x1 the other operand.</summary>
private readonly struct ActEpilogue : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector x0 = value;
        TVector x1 = TSimd.Load(ref other, offset);
        TVector v3 = TSimd.Multiply(x1, x1);
        TVector v4 = TSimd.Subtract(TSimd.Broadcast(1f), v3);
        TVector v5 = TSimd.Multiply(x0, v4);
        return v5;
    }
}