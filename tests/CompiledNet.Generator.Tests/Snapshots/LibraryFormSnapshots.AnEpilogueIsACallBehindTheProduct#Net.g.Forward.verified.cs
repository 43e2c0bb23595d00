//HintName: Net.g.cs
/// <summary>relu1 [rows, 18] = x · Wᵀ + b, x = input1 [rows, 5], then relu1: max(0, x0).</summary>
private static void Dense1Forward<TSimd, TVector>(ref float x, ref float parameters, ref float y, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk);
    nint count = Chunks.Start(rows, blocks, (chunk) + 1) - first;
    Products.Product<TSimd, TVector, NoEpilogue>(
        new(ref Mem.At(ref x, (first * 16)), stride),
        new(ref parameters, 96),
        new(ref Mem.At(ref parameters, 192), 16),
        new(ref Mem.At(ref y, (first * 16)), stride), ref Mem.At(ref y, (first * 16)),
        count, 5, 2);

    // relu1: max(0, x0), while the panel is still in the cache.
    for (int i = 0; i < 2; i++)
    {
        nint offset = (i * stride) + (first * 16);
        MapKernel.Run<TSimd, TVector>([1, 0, 0, 0, 0, 0, 0, 0, 10, 0, 1, 0, 22, 2, 0, 0], [0f], 0f, ref Mem.At(ref y, offset), ref Mem.At(ref y, offset), ref Mem.At(ref y, offset), ref Mem.At(ref y, offset), ref Mem.At(ref y, offset), ref Mem.At(ref y, offset), count * 16);
    }
}