//HintName: Net.g.cs
/// <summary>min(6, max(0, x0 + 3)) * 0.16666666666666666, x0 being the product.</summary>
private readonly struct ActEpilogue : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector x0 = value;
        TVector v4 = TSimd.Add(x0, TSimd.Broadcast(3f));
        TVector v5 = TSimd.Max(TSimd.Zero, v4);
        TVector v6 = TSimd.Min(TSimd.Broadcast(6f), v5);
        TVector v8 = TSimd.Multiply(v6, TSimd.Broadcast(0.16666667f));
        return v8;
    }
}

/// <summary>act: min(6, max(0, x0 + 3)) * 0.16666666666666666.</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActMap<TSimd, TVector>(ref float input0, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector v4 = TSimd.Add(x0, TSimd.Broadcast(3f));
        TVector v5 = TSimd.Max(TSimd.Zero, v4);
        TVector v6 = TSimd.Min(TSimd.Broadcast(6f), v5);
        TVector v8 = TSimd.Multiply(v6, TSimd.Broadcast(0.16666667f));
        TSimd.Store(v8, ref output0, i);
    }
}

/// <summary>(max(0, x1 + 3) &gt; 0 ? (6 &gt; max(0, x1 + 3) ? x0 * 0.16666666666666666 : 0) : 0), x0 being the product and x1 the other operand.</summary>
private readonly struct ActEpilogue_2 : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector x1 = TSimd.Load(ref other, offset);
        TVector v4 = TSimd.Add(x1, TSimd.Broadcast(3f));
        TVector v5 = TSimd.Max(TSimd.Zero, v4);
        TVector v6 = TSimd.GreaterThan(TSimd.Broadcast(6f), v5);
        TVector x0 = value;
        TVector v9 = TSimd.Multiply(x0, TSimd.Broadcast(0.16666667f));
        TVector v10 = TSimd.Select(v6, v9, TSimd.Zero);
        TVector v11 = TSimd.ZeroUnlessPositive(v10, v5);
        return v11;
    }
}