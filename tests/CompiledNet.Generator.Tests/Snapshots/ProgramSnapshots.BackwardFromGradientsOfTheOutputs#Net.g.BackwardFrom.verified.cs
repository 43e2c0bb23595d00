//HintName: Net.g.cs
/// <summary>Gradients and updates from the gradient of the outputs.</summary>
private static void BackwardFrom<TSimd, TVector, TUpdate>(global::CompiledNet.Runtime.Frame frame, int worker, in TUpdate update)
    where TSimd : global::CompiledNet.Runtime.ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, global::CompiledNet.Runtime.IUpdate
{
    nint rows = frame.Rows;
    ref float parameters = ref frame.Parameters;
    ref float scratch = ref frame.Scratch;
    ref float input1 = ref scratch;
    ref float relu1 = ref global::CompiledNet.Runtime.Mem.At(ref scratch, (16 * rows) + 16);
    ref float outputGradients = ref global::CompiledNet.Runtime.Mem.At(ref scratch, (48 * rows) + 48);
    ref float dense2WeightTurned = ref global::CompiledNet.Runtime.Mem.At(ref scratch, (64 * rows) + 64);
    ref float dense1Gradient = ref global::CompiledNet.Runtime.Mem.At(ref scratch, (64 * rows) + 192);
    ref float dense1WeightTurned = ref global::CompiledNet.Runtime.Mem.At(ref scratch, (96 * rows) + 224);
    ref float input1Gradient = ref global::CompiledNet.Runtime.Mem.At(ref scratch, (48 * rows) + 48);

    // pack input1 into panels of 16.
    foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
    {
        Input1Pack(frame, ref input1, rows, chunk);
    }
    frame.Wait();

    // relu1 [rows, 18] = x · Wᵀ + b, x = input1 [rows, 5], then relu1: max(0, x0).
    foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
    {
        Dense1Forward<TSimd, TVector>(ref input1, ref parameters, ref relu1, rows, chunk);
    }
    frame.Wait();

    // pack outputGradients into panels of 16.
    foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
    {
        OutputGradientsPack(frame, ref outputGradients, rows, chunk);
    }
    frame.Wait();

    // turn dense2.weight around.
    foreach (int chunk in frame.Share(worker, 1))
    {
        global::CompiledNet.Runtime.Transposition.Weights(ref global::CompiledNet.Runtime.Mem.At(ref parameters, 224), 304, 18, 3, ref dense2WeightTurned, 64, chunk * 2, global::System.Math.Min((chunk + 1) * 2, 2));
    }
    frame.Wait();

    // dense1.gradient [rows, 18] = outputGradients · W, then relu1: (x1 > 0 ? x0 : 0).
    foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
    {
        Dense2InputGradient_2<TSimd, TVector>(ref outputGradients, ref dense2WeightTurned, ref dense1Gradient, ref relu1, rows, chunk);
    }
    frame.Wait();

    // gradient of dense2.weight [3, 18] and dense2.bias, handed to the update in registers.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Dense2WeightGradient<TSimd, TVector, TUpdate>(frame, ref relu1, ref outputGradients, rows, chunk, update);
    }
    frame.Wait();

    // turn dense1.weight around.
    if (frame.WantsInputGradients)
    {
        foreach (int chunk in frame.Share(worker, 1))
        {
            global::CompiledNet.Runtime.Transposition.Weights(ref parameters, 96, 5, 18, ref dense1WeightTurned, 304, chunk * 2, global::System.Math.Min((chunk + 1) * 2, 1));
        }
        frame.Wait();
    }

    // input1.gradient [rows, 5] = dense1.gradient · W.
    if (frame.WantsInputGradients)
    {
        foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
        {
            Dense1InputGradient<TSimd, TVector>(ref dense1Gradient, ref dense1WeightTurned, ref input1Gradient, rows, chunk);
        }
        frame.Wait();
    }

    // gradient of dense1.weight [18, 5] and dense1.bias, handed to the update in registers.
    foreach (int chunk in frame.Share(worker, 1))
    {
        Dense1WeightGradient<TSimd, TVector, TUpdate>(frame, ref input1, ref dense1Gradient, rows, chunk, update);
    }
    frame.Wait();

    // unpack input1.gradient to rows.
    if (frame.WantsInputGradients)
    {
        foreach (int chunk in frame.Share(worker, global::CompiledNet.Runtime.Chunks.Of(rows)))
        {
            InputUnpack(frame, ref input1Gradient, rows, chunk);
        }
        frame.Wait();
    }
}