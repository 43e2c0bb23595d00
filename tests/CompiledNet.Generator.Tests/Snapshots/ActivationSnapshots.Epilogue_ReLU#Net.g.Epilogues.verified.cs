//HintName: Net.g.cs
/// <summary>max(0, x0), x0 being the product.</summary>
private readonly struct ActEpilogue : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector x0 = value;
        TVector v2 = TSimd.Max(TSimd.Zero, x0);
        return v2;
    }
}

/// <summary>(x1 &gt; 0 ? x0 : 0), x0 being the product and x1 the other operand.</summary>
private readonly struct ActEpilogue_2 : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        TVector x0 = value;
        TVector x1 = TSimd.Load(ref other, offset);
        TVector v2 = TSimd.ZeroUnlessPositive(x0, x1);
        return v2;
    }
}