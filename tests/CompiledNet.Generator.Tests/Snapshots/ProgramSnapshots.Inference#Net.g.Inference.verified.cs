//HintName: Net.g.cs
/// <summary>Outputs and losses in inference mode, as far as a run is asked for them.</summary>
private static void Inference<TSimd, TVector>(Frame frame, int worker)
    where TSimd : ISimd<TVector>
    where TVector : struct
{
    nint rows = frame.Rows;
    ref float parameters = ref frame.Parameters;
    ref float scratch = ref frame.Scratch;
    ref float input1 = ref rows == 1 ? ref frame.Floats(Slots.Inputs) : ref scratch;
    ref float relu1 = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float dense2 = ref scratch;
    ref float targets = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float losses = ref Mem.At(ref scratch, (48 * rows) + 48);
    ref float meansquarederror1Elements = ref Mem.At(ref scratch, (64 * rows) + 64);

    if (rows > 1)
    {
        // pack input1 into panels of 16.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            Input1Pack(frame, ref input1, rows, chunk);
        }
        frame.Wait();
    }

    // relu1 [rows, 18] = x · Wᵀ + b, x = input1 [rows, 5], then relu1: max(0, x0).
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense1Forward<TSimd, TVector>(ref input1, ref parameters, ref relu1, rows, chunk);
    }
    frame.Wait();

    // dense2 [rows, 3] = x · Wᵀ + b, x = relu1 [rows, 18].
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense2Forward<TSimd, TVector>(ref relu1, ref parameters, ref dense2, rows, chunk);
    }
    frame.Wait();

    if (frame.Wants(Results.Outputs))
    {
        // unpack dense2 to rows.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            OutputUnpack(frame, ref dense2, rows, chunk);
        }
        frame.Wait();
    }

    if (frame.Wants(Results.LossOfTargets))
    {
        // pack targets into panels of 16.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            TargetsPack(frame, ref targets, rows, chunk);
        }
        frame.Wait();

        // mean-squared-error of dense2.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            LossOfTargets<TSimd, TVector>(ref dense2, ref targets, ref losses, ref meansquarederror1Elements, rows, chunk);
        }
        frame.Wait();
    }

    // The sums are taken in double, in the order of the rows, by one worker.
    if (worker == 0)
    {
        if (frame.Wants(Results.LossOfTargets))
        {
            frame.AddLoss(0, ref losses, rows, 0.3333333333333333d);
        }
    }
}