//HintName: Net.g.cs
/// <summary>Inference.</summary>
private static void Predict<TSimd, TVector>(global::CompiledNet.Runtime.Frame frame, int worker)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
{
    nint rows = frame.Rows;
    ref float parameters = ref frame.Parameters;
    ref float scratch = ref frame.Scratch;
    ref float input1 = ref rows == 1 ? ref frame.Inputs : ref scratch;
    ref float relu1 = ref global::CompiledNet.Runtime.Mem.At(ref scratch, (16 * rows) + 16);
    ref float dense2 = ref scratch;

    // pack input1 into panels of 16.
    if (rows > 1)
    {
        foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
        {
            Input1Pack(frame, ref input1, rows, chunk);
        }
        frame.Wait();
    }

    // relu1 [rows, 18] = x · Wᵀ + b, x = input1 [rows, 5], then relu1: max(0, x0).
    foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
    {
        Dense1Forward<TSimd, TVector>(ref input1, ref parameters, ref relu1, rows, chunk);
    }
    frame.Wait();

    // dense2 [rows, 3] = x · Wᵀ + b, x = relu1 [rows, 18].
    foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
    {
        Dense2Forward<TSimd, TVector>(ref relu1, ref parameters, ref dense2, rows, chunk);
    }
    frame.Wait();

    // unpack dense2 to rows.
    foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
    {
        OutputUnpack(frame, ref dense2, rows, chunk);
    }
    frame.Wait();
}