//HintName: Net.g.cs
/// <summary>dense1.gradient [rows, 37] = dense2.gradient · W, then relu1: (x1 &gt; 0 ? x0 : 0).</summary>
private static void Dense2InputGradient<TSimd, TVector>(ref float x, ref float weights, ref float y, ref float other, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk % blocks);
    nint count = Chunks.Start(rows, blocks, (chunk % blocks) + 1) - first;
    int panel = chunk / blocks * 2;
    Products.Product<TSimd, TVector, Relu1Epilogue_2>(
        new(ref Mem.At(ref x, (first * 16)), stride),
        new(ref Mem.At(ref weights, (panel * 96)), 96),
        new(ref Zeros.Panels, 0),
        new(ref Mem.At(ref y, (panel * stride) + (first * 16)), stride), ref Mem.At(ref other, (panel * stride) + (first * 16)),
        count, 5, Math.Min(3 - panel, 2));
}