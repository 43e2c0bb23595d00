//HintName: Net.g.cs
/// <summary>silu1 = x0 * sigmoid(x0) of x0 = input1.</summary>
private static void Silu1Forward<TSimd, TVector>(ref float x0, ref float y, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk);
    nint count = Chunks.Start(rows, blocks, (chunk) + 1) - first;
    nint offset = (first * 16);
    MapKernel.Run<TSimd, TVector>([0, 0, 0, 0, 16, 0, 0, 0, 5, 0, 1, 0, 22, 2, 0, 0], [], 0f, ref Mem.At(ref x0, offset), ref Mem.At(ref x0, offset), ref Mem.At(ref x0, offset), ref Mem.At(ref x0, offset), ref Mem.At(ref y, offset), ref Mem.At(ref y, offset), count * 16);
}

/// <summary>input1.gradient = x1 * sigmoid(x0) + x1 * x0 * sigmoid(x0) * (1 - sigmoid(x0)) of x0 = input1, x1 = outputGradients.</summary>
private static void Silu1Gradient<TSimd, TVector>(ref float x0, ref float x1, ref float y, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk);
    nint count = Chunks.Start(rows, blocks, (chunk) + 1) - first;
    nint offset = (first * 16);
    MapKernel.Run<TSimd, TVector>([0, 1, 0, 0, 0, 0, 0, 0, 16, 1, 0, 0, 5, 0, 1, 0, 1, 0, 0, 0, 4, 4, 2, 0, 5, 2, 5, 0, 5, 3, 6, 0, 7, 0, 2, 7, 22, 8, 0, 0], [1f], 0f, ref Mem.At(ref x0, offset), ref Mem.At(ref x1, offset), ref Mem.At(ref x1, offset), ref Mem.At(ref x1, offset), ref Mem.At(ref y, offset), ref Mem.At(ref y, offset), count * 16);
}