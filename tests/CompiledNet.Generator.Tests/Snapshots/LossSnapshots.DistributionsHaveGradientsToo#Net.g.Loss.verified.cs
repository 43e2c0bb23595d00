//HintName: Net.g.cs
/// <summary>softmax-cross-entropy of dense2 and its gradient: a loss for each row, and what a mean over the rows makes of the gradient.</summary>
private static void LossAndGradientOfTargets<TSimd, TVector>(ref float x, ref float targets, ref float losses, ref float dx, ref float dt, bool wantsTargetGradients, LossWeights weights, nint rows, int chunk)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint stride = Panel.Stride(rows);
    int blocks = Chunks.Of(rows);
    nint first = Chunks.Start(rows, blocks, chunk);
    nint count = Chunks.Start(rows, blocks, (chunk) + 1) - first;
    float scale = (float)(1d / weights.Total(rows, 1));
    SoftmaxCrossEntropyKernel.Targets<TSimd, TVector>(new(ref Mem.At(ref x, first * 16), stride), ref Mem.At(ref targets, first * 16), ref Mem.At(ref losses, first), ref Mem.At(ref dx, first * 16), ref Mem.At(ref dt, first * 16), true, wantsTargetGradients, count, 3, 0.1f, scale, weights.At(first, 1));
}