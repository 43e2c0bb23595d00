//HintName: Net.g.cs
/// <summary>Outputs and losses in inference mode, as far as a run is asked for them.</summary>
private static void Inference<TSimd, TVector>(Frame frame, int worker)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint rows = frame.Rows;
    ref float parameters = ref frame.Parameters;
    ref float scratch = ref frame.Scratch;
    ref float input1 = ref scratch;
    ref float relu1 = ref Mem.At(ref scratch, (48 * rows) + 16);
    ref float flatten12 = ref scratch;
    ref float dense2 = ref Mem.At(ref scratch, (96 * rows) + 32);

    // pack input1 into panels of 16.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Input1Pack(frame, ref input1, rows, chunk);
    }
    frame.Wait();

    // relu1 [rows, 4] = x · Wᵀ + b, x = input1 [rows, 5], then relu1: max(0, x0).
    foreach (int chunk in frame.Share(worker, Chunks.Of((rows * 3))))
    {
        Dense1Forward<TSimd, TVector>(ref input1, ref parameters, ref relu1, (rows * 3), chunk);
    }
    frame.Wait();

    // flatten1.2: relayout of relu1.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense2Move(ref relu1, ref flatten12, rows, chunk);
    }
    frame.Wait();

    // dense2 [rows, 17] = x · Wᵀ + b, x = flatten1.2 [rows, 12].
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense2Forward<TSimd, TVector>(ref flatten12, ref parameters, ref dense2, rows, chunk);
    }
    frame.Wait();

    // unpack dense2 to rows.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        OutputUnpack(frame, ref dense2, rows, chunk);
    }
    frame.Wait();
}