//HintName: Net.g.cs
/// <summary>(x0 &gt; 0 ? x0 : 0.3 * x0), x0 being the product.</summary>
private readonly struct ActEpilogue : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector x0 = value;
        TVector v2 = TSimd.GreaterThan(x0, TSimd.Zero);
        TVector v4 = TSimd.Multiply(TSimd.Broadcast(0.3f), x0);
        TVector v5 = TSimd.Select(v2, x0, v4);
        return v5;
    }
}

/// <summary>act: (x0 &gt; 0 ? x0 : 0.3 * x0).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v2 = TSimd.GreaterThan(x0, TSimd.Zero);
        TVector v4 = TSimd.Multiply(TSimd.Broadcast(0.3f), x0);
        TVector v5 = TSimd.Select(v2, x0, v4);
        TSimd.Store(v5, ref output0, i);
    }
}

/// <summary>(x1 &gt; 0 ? x0 : 0) + (x1 &gt; 0 ? 0 : x0) * 0.3, x0 being the product and x1 the other operand.</summary>
private readonly struct ActEpilogue_2 : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector x1 = TSimd.Load(ref other, offset);
        TVector v2 = TSimd.GreaterThan(x1, TSimd.Zero);
        TVector x0 = value;
        TVector v4 = TSimd.Select(v2, x0, TSimd.Zero);
        TVector v5 = TSimd.Select(v2, TSimd.Zero, x0);
        TVector v7 = TSimd.MultiplyAdd(v5, TSimd.Broadcast(0.3f), v4);
        return v7;
    }
}