//HintName: Net.g.cs
/// <summary>Losses, gradients and updates, as far as a run is asked for them.</summary>
private static void Training<TSimd, TVector, TUpdate>(Frame frame, int worker, in TUpdate update)
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
    nint rows = frame.Rows;
    ref float parameters = ref frame.Parameters;
    ref float scratch = ref frame.Scratch;
    ref float input1 = ref scratch;
    ref float relu1 = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float dense2 = ref Mem.At(ref scratch, (48 * rows) + 48);
    ref float losses = ref Mem.At(ref scratch, (64 * rows) + 64);
    ref float dense2Gradient = ref Mem.At(ref scratch, (80 * rows) + 80);
    ref float targets = ref Mem.At(ref scratch, (96 * rows) + 96);
    ref float targetsGradient = ref Mem.At(ref scratch, (112 * rows) + 112);
    ref float softmax1 = ref Mem.At(ref scratch, (96 * rows) + 96);
    ref float outputGradients = ref Mem.At(ref scratch, (112 * rows) + 112);
    ref float dense2WeightTransposed = ref Mem.At(ref scratch, (128 * rows) + 128);
    ref float dense1Gradient = ref Mem.At(ref scratch, (128 * rows) + 256);
    ref float dense1WeightTransposed = ref Mem.At(ref scratch, (160 * rows) + 288);
    ref float input1Gradient = ref Mem.At(ref scratch, (48 * rows) + 48);

    // pack input1 into panels of 16.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Input1Pack(frame, ref input1, rows, chunk);
    }
    frame.Wait();

    // relu1 [rows, 20] = x · Wᵀ + b, x = input1 [rows, 6], then relu1: max(0, x0).
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense1Forward<TSimd, TVector>(ref input1, ref parameters, ref relu1, rows, chunk);
    }
    frame.Wait();

    // dense2 [rows, 3] = x · Wᵀ + b, x = relu1 [rows, 20].
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense2Forward<TSimd, TVector>(ref relu1, ref parameters, ref dense2, rows, chunk);
    }
    frame.Wait();

    if (frame.Wants(Results.TrainOnLabels))
    {
        // softmax-cross-entropy of dense2 and its gradient.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            LossAndGradientOfLabels<TSimd, TVector>(ref dense2, ref frame.Integers(Slots.Labels), ref losses, ref dense2Gradient, frame.LossWeights(0), rows, chunk);
        }
        frame.Wait();
    }

    if (frame.Wants(Results.TrainOnTargets))
    {
        // pack targets into panels of 16.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            TargetsPack(frame, ref targets, rows, chunk);
        }
        frame.Wait();

        // softmax-cross-entropy of dense2 and its gradient.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            LossAndGradientOfTargets<TSimd, TVector>(ref dense2, ref targets, ref losses, ref dense2Gradient, ref targetsGradient, frame.Wants(Results.TargetGradients), frame.LossWeights(0), rows, chunk);
        }
        frame.Wait();
    }

    if (frame.Wants(Results.TargetGradients))
    {
        // unpack targets.gradient to rows.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            TargetsUnpack(frame, ref targetsGradient, rows, chunk);
        }
        frame.Wait();
    }

    if (frame.Wants(Results.BackwardFrom))
    {
        // softmax1 = softmax of dense2, 3 classes.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            Softmax1Forward<TSimd, TVector>(ref dense2, ref softmax1, rows, chunk);
        }
        frame.Wait();

        // pack outputGradients into panels of 16.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            OutputGradientsPack(frame, ref outputGradients, rows, chunk);
        }
        frame.Wait();

        // dense2.gradient = softmax-gradient of softmax1, outputGradients, 3 classes.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            Softmax1Gradient<TSimd, TVector>(ref softmax1, ref outputGradients, ref dense2Gradient, rows, chunk);
        }
        frame.Wait();
    }

    // transpose dense2.weight.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Transposition.Weights(new(ref Mem.At(ref parameters, 256), 336), 20, 3, new(ref dense2WeightTransposed, 64), chunk * 2, Math.Min((chunk + 1) * 2, 2));
    }
    frame.Wait();

    // dense1.gradient [rows, 20] = dense2.gradient · W, then relu1: (x1 > 0 ? x0 : 0).
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense2InputGradient<TSimd, TVector>(ref dense2Gradient, ref dense2WeightTransposed, ref dense1Gradient, ref relu1, rows, chunk);
    }
    frame.Wait();

    // gradient of dense2.weight [3, 20] and dense2.bias, handed to the update in registers.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Dense2WeightGradient<TSimd, TVector, TUpdate>(frame, ref relu1, ref dense2Gradient, rows, chunk, update);
    }
    frame.Wait();

    if (frame.Wants(Results.InputGradients))
    {
        // transpose dense1.weight.
        foreach (int chunk in frame.Share(worker, 1))
        {
            Transposition.Weights(new(ref parameters, 112), 6, 20, new(ref dense1WeightTransposed, 336), chunk * 2, Math.Min((chunk + 1) * 2, 1));
        }
        frame.Wait();

        // input1.gradient [rows, 6] = dense1.gradient · W.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            Dense1InputGradient<TSimd, TVector>(ref dense1Gradient, ref dense1WeightTransposed, ref input1Gradient, rows, chunk);
        }
        frame.Wait();
    }

    // gradient of dense1.weight [20, 6] and dense1.bias, handed to the update in registers.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Dense1WeightGradient<TSimd, TVector, TUpdate>(frame, ref input1, ref dense1Gradient, rows, chunk, update);
    }
    frame.Wait();

    if (frame.Wants(Results.InputGradients))
    {
        // unpack input1.gradient to rows.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            InputUnpack(frame, ref input1Gradient, rows, chunk);
        }
        frame.Wait();
    }

    // The sums are taken in double, in the order of the rows, by one worker.
    if (worker == 0)
    {
        if (frame.Wants(Results.TrainOnLabels | Results.TrainOnTargets))
        {
            frame.AddLoss(0, ref losses, rows, 1d);
        }
    }
}