//HintName: Net.g.cs
/// <summary>Outputs and losses in inference mode, as far as a run is asked for them.</summary>
private static void Inference<TSimd, TVector>(Frame frame, int worker)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint rows = frame.Rows;
    ref float scratch = ref frame.Scratch;
    ref float input1 = ref scratch;
    ref float tanh1 = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float sigmoid1 = ref scratch;

    // pack input1 into panels of 16.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Input1Pack(frame, ref input1, rows, chunk);
    }
    frame.Wait();

    // tanh1 = tanh(x0) of x0 = input1.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Tanh1Forward<TSimd, TVector>(ref input1, ref tanh1, rows, chunk);
    }
    frame.Wait();

    // sigmoid1 = sigmoid(x0) of x0 = tanh1.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Sigmoid1Forward<TSimd, TVector>(ref tanh1, ref sigmoid1, rows, chunk);
    }
    frame.Wait();

    // unpack sigmoid1 to rows.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        OutputUnpack(frame, ref sigmoid1, rows, chunk);
    }
    frame.Wait();
}