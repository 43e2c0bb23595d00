//HintName: Net.g.cs
/// <summary>relu1 [rows, 37] = x · Wᵀ + b, x = input1 [rows, 19], then relu1: max(0, x0).</summary>
private static void Dense1Forward<TSimd, TVector>(ref float x, ref float parameters, ref float y, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk % blocks);
    nint count = Chunks.Start(rows, blocks, (chunk % blocks) + 1) - first;
    int panel = chunk / blocks * 2;
    Products.Product<TSimd, TVector, Relu1Epilogue>(
        new(ref Mem.At(ref x, (first * 16)), stride),
        new(ref Mem.At(ref parameters, (panel * 320)), 320),
        new(ref Mem.At(ref parameters, 960 + (panel * 16)), 16),
        new(ref Mem.At(ref y, (panel * stride) + (first * 16)), stride), ref Mem.At(ref y, (panel * stride) + (first * 16)),
        count, 19, Math.Min(3 - panel, 2));
}