//HintName: Net.g.cs
/// <summary>gradient of dense1.weight [37, 19] and dense1.bias, handed to the update in registers.</summary>
private static void Dense1WeightGradient<TSimd, TVector, TUpdate>(Frame frame, ref float x, ref float dy, nint rows, int chunk, in TUpdate update)
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
    nint stride = Panel.Stride(rows);
    int panel = chunk * 2;
    WeightGradients.Gradient<TSimd, TVector, TUpdate>(
        new(ref x, stride), new(ref Mem.At(ref dy, (panel * stride)), stride), rows, 19,
        frame.Target((panel * 320), 1632), 320, Math.Min(3 - panel, 2), update);
    WeightGradients.BiasGradient<TSimd, TVector, TUpdate>(new(ref Mem.At(ref dy, (panel * stride)), stride), rows, frame.Target(960 + (panel * 16), 1632), Math.Min(3 - panel, 2), update);
}