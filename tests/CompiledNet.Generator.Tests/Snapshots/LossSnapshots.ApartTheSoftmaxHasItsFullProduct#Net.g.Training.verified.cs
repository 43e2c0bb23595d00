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
    ref float softmax1 = ref Mem.At(ref scratch, (32 * rows) + 32);
    ref float losses = ref Mem.At(ref scratch, (16 * rows) + 16);
    ref float softmax1Gradient = ref Mem.At(ref scratch, (48 * rows) + 48);
    ref float targets = ref Mem.At(ref scratch, (64 * rows) + 64);
    ref float targetsGradient = ref Mem.At(ref scratch, (80 * rows) + 80);
    ref float dense1Gradient = ref Mem.At(ref scratch, (64 * rows) + 64);
    ref float outputGradients = ref Mem.At(ref scratch, (80 * rows) + 80);
    ref float dense1WeightTransposed = ref Mem.At(ref scratch, (96 * rows) + 96);
    ref float input1Gradient = ref Mem.At(ref scratch, (48 * rows) + 48);
    ref float dense1WeightGradient = ref Mem.At(ref scratch, (96 * rows) + 160);
    ref float dense1BiasGradient = ref Mem.At(ref scratch, (96 * rows) + 96);

    // pack input1 into panels of 16.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Input1Pack(frame, ref input1, rows, chunk);
    }
    frame.Wait();

    // dense1 [rows, 3] = x · Wᵀ + b, x = input1 [rows, 6].
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Dense1Forward<TSimd, TVector>(ref input1, ref parameters, ref dense1, rows, chunk);
    }
    frame.Wait();

    // softmax1 = softmax of dense1, 3 classes.
    foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
    {
        Softmax1Forward<TSimd, TVector>(ref dense1, ref softmax1, rows, chunk);
    }
    frame.Wait();

    if (frame.Wants(Results.TrainOnLabels))
    {
        // cross-entropy of softmax1 and its gradient.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            LossAndGradientOfLabels<TSimd, TVector>(ref softmax1, ref frame.Integers(Slots.Labels), ref losses, ref softmax1Gradient, frame.LossWeights(0), rows, chunk);
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

        // cross-entropy of softmax1 and its gradient.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            LossAndGradientOfTargets<TSimd, TVector>(ref softmax1, ref targets, ref losses, ref softmax1Gradient, ref targetsGradient, frame.Wants(Results.TargetGradients), frame.LossWeights(0), rows, chunk);
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

    if (frame.Wants(Results.TrainOnLabels | Results.TrainOnTargets))
    {
        // dense1.gradient = softmax-gradient of softmax1, softmax1.gradient, 3 classes.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            Softmax1Gradient<TSimd, TVector>(ref softmax1, ref softmax1Gradient, ref dense1Gradient, rows, chunk);
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

        // dense1.gradient = softmax-gradient of softmax1, outputGradients, 3 classes.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            Softmax1Gradient_2<TSimd, TVector>(ref softmax1, ref outputGradients, ref dense1Gradient, rows, chunk);
        }
        frame.Wait();
    }

    if (frame.Wants(Results.InputGradients))
    {
        // transpose dense1.weight.
        foreach (int chunk in frame.Share(worker, 1))
        {
            Transposition.Weights(new(ref parameters, 112), 6, 3, new(ref dense1WeightTransposed, 64), chunk * 2, Math.Min((chunk + 1) * 2, 1));
        }
        frame.Wait();

        // input1.gradient [rows, 6] = dense1.gradient · W.
        foreach (int chunk in frame.Share(worker, Chunks.Of(rows)))
        {
            Dense1InputGradient<TSimd, TVector>(ref dense1Gradient, ref dense1WeightTransposed, ref input1Gradient, rows, chunk);
        }
        frame.Wait();
    }

    // gradient of dense1.weight [3, 6] and dense1.bias.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Dense1WeightGradient<TSimd, TVector>(ref input1, ref dense1Gradient, ref dense1WeightGradient, ref dense1BiasGradient, rows, chunk);
    }
    frame.Wait();

    // update dense1.weight.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Updates.Apply<TSimd, TVector, TUpdate>(ref dense1WeightGradient, frame.Target(0, 128), 112, update);
    }
    frame.Wait();

    // update dense1.bias.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Updates.Apply<TSimd, TVector, TUpdate>(ref dense1BiasGradient, frame.Target(112, 128), 16, update);
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