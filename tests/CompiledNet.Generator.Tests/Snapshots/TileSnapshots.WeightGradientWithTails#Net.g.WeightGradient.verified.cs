//HintName: Net.g.cs
/// <summary>gradient of dense1.weight [37, 19] and dense1.bias, handed to the update in registers.</summary>
private static void Dense1WeightGradient<TSimd, TVector, TUpdate>(global::CompiledNet.Runtime.Frame frame, ref float x, ref float dy, nint rows, int chunk, in TUpdate update)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, global::CompiledNet.Runtime.IUpdate
{
    nint stride = global::CompiledNet.Runtime.Panel.Stride(rows);
    int panel = chunk * 2;
    WeightGradient<TSimd, TVector, TUpdate>(
        ref x, ref global::CompiledNet.Runtime.Mem.At(ref dy, (panel * stride)), stride, rows, 19,
        ref global::CompiledNet.Runtime.Mem.At(ref frame.Updated, (panel * 320)), ref global::CompiledNet.Runtime.Mem.At(ref frame.OptimizerState, (panel * 320)), 1632, 320, global::System.Math.Min(3 - panel, 2), update);
    global::CompiledNet.Runtime.WeightGradients.BiasGradient<TSimd, TVector, TUpdate>(ref global::CompiledNet.Runtime.Mem.At(ref dy, (panel * stride)), stride, rows, ref global::CompiledNet.Runtime.Mem.At(ref frame.Updated, 960 + (panel * 16)), ref global::CompiledNet.Runtime.Mem.At(ref frame.OptimizerState, 960 + (panel * 16)), 1632, global::System.Math.Min(3 - panel, 2), update);
}