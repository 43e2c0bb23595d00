//HintName: Net.g.cs
/// <summary>x0 * min(6, max(0, x0 + 3)) * 0.16666666666666666, x0 being the product.</summary>
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
        TVector v9 = TSimd.Multiply(x0, v8);
        return v9;
    }
}

/// <summary>act: x0 * min(6, max(0, x0 + 3)) * 0.16666666666666666.</summary>
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
        TVector v9 = TSimd.Multiply(x0, v8);
        TSimd.Store(v9, ref output0, i);
    }
}

/// <summary>act: x0 * min(6, max(0, x1 + 3)) * 0.16666666666666666 + (max(0, x1 + 3) &gt; 0 ? (6 &gt; max(0, x1 + 3) ? x0 * x1 * 0.16666666666666666 : 0) : 0).</summary>
[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
private static void ActGradientMap<TSimd, TVector>(ref float input0, ref float input1, ref float output0, nint length)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    for (nint i = 0; i < length; i += TSimd.Width)
    {
        TVector x0 = TSimd.Load(ref input0, i);
        TVector x1 = TSimd.Load(ref input1, i);
        TVector v5 = TSimd.Add(x1, TSimd.Broadcast(3f));
        TVector v6 = TSimd.Max(TSimd.Zero, v5);
        TVector v7 = TSimd.Min(TSimd.Broadcast(6f), v6);
        TVector v9 = TSimd.Multiply(v7, TSimd.Broadcast(0.16666667f));
        TVector v10 = TSimd.GreaterThan(TSimd.Broadcast(6f), v6);
        TVector v11 = TSimd.Multiply(x0, x1);
        TVector v12 = TSimd.Multiply(v11, TSimd.Broadcast(0.16666667f));
        TVector v13 = TSimd.Select(v10, v12, TSimd.Zero);
        TVector v14 = TSimd.ZeroUnlessPositive(v13, v6);
        TVector v15 = TSimd.MultiplyAdd(x0, v9, v14);
        TSimd.Store(v15, ref output0, i);
    }
}