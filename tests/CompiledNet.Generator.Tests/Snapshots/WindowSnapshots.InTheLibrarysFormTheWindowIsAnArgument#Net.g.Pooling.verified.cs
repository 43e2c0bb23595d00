//HintName: Net.g.cs
/// <summary>maxpool1: max-pool 2x2/2 over 16x6x6.</summary>
private static void Maxpool1Forward<TSimd, TVector>(ref float x0, ref float y, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk);
    nint count = Chunks.Start(rows, blocks, (chunk) + 1) - first;
    PoolingKernel.Max<TSimd, TVector>(new WindowShape(16, 6, 6, 3, 3, 2, 2, 2, 2, 0, 0, 1, 1), ref Mem.At(ref x0, (first * 576)), ref Mem.At(ref y, (first * 144)), count);
}

/// <summary>input1.gradient: max-pool-gradient 2x2/2 over 16x6x6.</summary>
private static void Maxpool1Gradient<TSimd, TVector>(ref float x0, ref float x1, ref float x2, ref float y, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk);
    nint count = Chunks.Start(rows, blocks, (chunk) + 1) - first;
    PoolingGradients.Max<TSimd, TVector>(new WindowShape(16, 6, 6, 3, 3, 2, 2, 2, 2, 0, 0, 1, 1), ref Mem.At(ref x0, (first * 576)), ref Mem.At(ref x1, (first * 144)), ref Mem.At(ref x2, (first * 144)), ref Mem.At(ref y, (first * 576)), count);
}