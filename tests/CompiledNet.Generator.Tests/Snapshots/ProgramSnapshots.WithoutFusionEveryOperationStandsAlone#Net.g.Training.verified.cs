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
    ref float dense1 = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float relu1 = ref Mem.At(ref scratch, (48 * rows) + 48);
    ref float targets = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float losses = ref Mem.At(ref scratch, (80 * rows) + 80);
    ref float meansquarederror1Elements = ref Mem.At(ref scratch, (160 * rows) + 160);
    ref float relu1Gradient = ref Mem.At(ref scratch, (96 * rows) + 96);
    ref float targetsGradient = ref Mem.At(ref scratch, (128 * rows) + 128);
    ref float dense1Gradient = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float outputGradients = ref Mem.At(ref scratch, (160 * rows) + 160);
    ref float dense1WeightTransposed = ref Mem.At(ref scratch, (192 * rows) + 192);
    ref float input1Gradient = ref Mem.At(ref scratch, (128 * rows) + 128);
    ref float dense1WeightGradient = ref Mem.At(ref scratch, (192 * rows) + 192);
    ref float dense1BiasGradient = ref Mem.At(ref scratch, (96 * rows) + 96);

    // pack input1 into panels of 16.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Input1Pack(frame, ref input1, rows, chunk);
    }
    frame.Wait();

    // dense1 [rows, 20] = x · Wᵀ + b, x = input1 [rows, 6].
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense1Forward<TSimd, TVector>(ref input1, ref parameters, ref dense1, rows, chunk);
    }
    frame.Wait();

    // relu1 = max(0, x0) of x0 = dense1.
    foreach (int chunk in frame.Share(worker, 2 * Chunks.Of(rows)))
    {
        Relu1Forward<TSimd, TVector>(ref dense1, ref relu1, rows, chunk);
    }
    frame.Wait();

    if (frame.Wants(Results.TrainOnTargets))
    {
        // pack targets into panels of 16.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            TargetsPack(frame, ref targets, rows, chunk);
        }
        frame.Wait();

        // mean-squared-error of relu1 and its gradient.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            LossAndGradientOfTargets<TSimd, TVector>(ref relu1, ref targets, ref losses, ref meansquarederror1Elements, ref relu1Gradient, ref targetsGradient, frame.Wants(Results.TargetGradients), frame.LossWeights(0), rows, chunk);
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

    if (frame.Wants(Results.TrainOnTargets))
    {
        // dense1.gradient = (x1 > 0 ? x0 : 0) of x0 = relu1.gradient, x1 = relu1.
        foreach (int chunk in frame.Share(worker, 2 * Chunks.Of(rows)))
        {
            Relu1Gradient<TSimd, TVector>(ref relu1Gradient, ref relu1, ref dense1Gradient, rows, chunk);
        }
        frame.Wait();
    }

    if (frame.Wants(Results.BackwardFrom))
    {
        // pack outputGradients into panels of 16.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            OutputGradientsPack(frame, ref outputGradients, rows, chunk);
        }
        frame.Wait();

        // dense1.gradient = (x1 > 0 ? x0 : 0) of x0 = outputGradients, x1 = relu1.
        foreach (int chunk in frame.Share(worker, 2 * Chunks.Of(rows)))
        {
            Relu1Gradient_2<TSimd, TVector>(ref outputGradients, ref relu1, ref dense1Gradient, rows, chunk);
        }
        frame.Wait();
    }

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

    // gradient of dense1.weight [20, 6] and dense1.bias.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Dense1WeightGradient<TSimd, TVector>(ref input1, ref dense1Gradient, ref dense1WeightGradient, ref dense1BiasGradient, rows, chunk);
    }
    frame.Wait();

    // update dense1.weight.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Updates.Apply<TSimd, TVector, TUpdate>(ref dense1WeightGradient, frame.Target(0, 256), 224, update);
    }
    frame.Wait();

    // update dense1.bias.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Updates.Apply<TSimd, TVector, TUpdate>(ref dense1BiasGradient, frame.Target(224, 256), 32, update);
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
        if (frame.Wants(Results.TrainOnTargets))
        {
            frame.AddLoss(0, ref losses, rows, 0.05d);
        }
    }
}