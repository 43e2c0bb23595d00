//HintName: Net.g.cs
/// <summary>softmax-cross-entropy of dense2 and its gradient: a loss for each row, and what a mean over the rows makes of the gradient.</summary>
private static void LossAndGradientOfLabels<TSimd, TVector>(ref float x, ref int labels, ref float losses, ref float dx, global::CompiledNet.Runtime.LossWeights weights, nint rows, int chunk)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    nint stride = global::CompiledNet.Runtime.Panel.Stride(rows);
    int blocks = global::CompiledNet.Runtime.Chunks.Of(rows);
    nint first = global::CompiledNet.Runtime.Chunks.Start(rows, blocks, chunk);
    nint count = global::CompiledNet.Runtime.Chunks.Start(rows, blocks, (chunk) + 1) - first;
    float scale = (float)(1d / weights.Total(rows, 1));
    global::CompiledNet.Runtime.SoftmaxCrossEntropyKernel.Labels<TSimd, TVector>(ref global::CompiledNet.Runtime.Mem.At(ref x, first * 16), ref global::CompiledNet.Runtime.Mem.At(ref labels, first), ref global::CompiledNet.Runtime.Mem.At(ref losses, first), ref global::CompiledNet.Runtime.Mem.At(ref dx, first * 16), true, stride, count, 3, 0f, scale, weights.At(first, 1));
}