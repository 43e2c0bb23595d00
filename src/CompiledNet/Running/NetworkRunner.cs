using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The public methods of a generated network: checks every argument, lends memory, pins, runs the program. Inputs are
/// <c>float</c> values or <c>int</c> tokens, targets <c>int</c> labels or <c>float</c> values.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class NetworkRunner
{
    /// <summary>Rows that inference takes at a time, so that its scratch memory is constant and stays in the cache.</summary>
    internal const int RowBlock = 96;

    /// <summary>Whether the spans hold exactly one row and lie apart, so that code for one row may run on them at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOneRow(ReadOnlySpan<float> inputs, int inputLength, Span<float> outputs, int outputLength, AlignedBuffer parameters)
    {
        ref float output = ref MemoryMarshal.GetReference(outputs);
        return inputs.Length == inputLength
            && outputs.Length == outputLength
            && LieApart(ref MemoryMarshal.GetReference(inputs), inputLength, ref output, outputLength)
            && LieApart(ref parameters.Origin, parameters.Length, ref output, outputLength);
    }

    /// <summary>Whether none of the floats is in both places; a comparison for each length where they are constants.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool LieApart(ref float a, nint aLength, ref float b, nint bLength)
    {
        // b − a lies between −(b's bytes) and a's bytes where they overlap; shifted, that is one unsigned comparison.
        nint last = (bLength * sizeof(float)) - 1;
        return (nuint)(Unsafe.ByteOffset(ref a, ref b) + last) >= (nuint)((aLength * sizeof(float)) + last);
    }

    /// <summary>Inference, in blocks of rows.</summary>
    public static void Predict<TNetwork, TInput>(TNetwork network, ReadOnlySpan<TInput> inputs, Span<float> outputs)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
    {
        int rows = CheckPrediction(network, inputs, outputs);
        fixed (TInput* input = inputs)
        fixed (float* output = outputs)
        {
            PredictRows(network, input, output, 0, rows);
        }
    }

    /// <summary>Inference by several threads, each with rows of its own. Blocks of rows do not depend on their number, and so neither do the results.</summary>
    internal static void Predict<TNetwork, TInput>(TNetwork network, ReadOnlySpan<TInput> inputs, Span<float> outputs, int threads)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
    {
        int rows = CheckPrediction(network, inputs, outputs);
        int blocks = (rows + RowBlock - 1) / RowBlock;
        int workers = Math.Min(threads, blocks);
        fixed (TInput* input = inputs)
        fixed (float* output = outputs)
        {
            // A lambda cannot capture a pointer, but its value.
            nint inputAddress = (nint)input, outputAddress = (nint)output;
            try
            {
                Parallel.For(0, workers, worker =>
                {
                    int first = (int)((long)blocks * worker / workers) * RowBlock;
                    int last = Math.Min((int)((long)blocks * (worker + 1) / workers) * RowBlock, rows);
                    PredictRows(network, (TInput*)inputAddress, (float*)outputAddress, first, last);
                });
            }
            catch (AggregateException exception)
            {
                // A token that was changed after its check: the exception that one thread would have given.
                ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
            }
        }
    }

    private static int CheckPrediction<TNetwork, TInput>(TNetwork network, ReadOnlySpan<TInput> inputs, Span<float> outputs)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = ArgumentChecks.Rows(info, inputs);
        ArgumentChecks.Length(outputs, rows, info.OutputLength, nameof(outputs));
        ArgumentChecks.Disjoint(inputs, nameof(inputs), outputs, nameof(outputs));
        ArgumentChecks.DisjointFromParameters<float>(network, outputs, nameof(outputs));
        return rows;
    }

    private static void PredictRows<TNetwork, TInput>(TNetwork network, TInput* input, float* output, int first, int last)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
    {
        NetworkInfo info = TNetwork.StaticInfo;
        Workspace workspace = Workspace.Rent(info.Arenas[(int)NetworkProgram.Predict].Length(Math.Min(last - first, RowBlock)));
        Frame frame = workspace.Frame;
        frame.ParametersAddress = network.ParameterBuffer.Address;
        for (int row = first; row < last; row += RowBlock)
        {
            frame.Rows = Math.Min(last - row, RowBlock);
            frame.InputsAddress = Inputs(workspace, info, input, row);
            frame.OutputsAddress = (nint)(output + ((nint)row * info.OutputLength));
            TNetwork.Run(NetworkProgram.Predict, frame, 0, default(StoreGradient));
        }

        GC.KeepAlive(network);
        workspace.Return();
    }

    /// <summary>The mean loss in inference mode, in blocks of rows.</summary>
    public static float Loss<TNetwork, TInput, TTarget>(TNetwork network, ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = ArgumentChecks.Rows(info, inputs);
        int targetLength = ArgumentChecks.Targets(info, targets, rows);
        NetworkProgram program = typeof(TTarget) == typeof(int) ? NetworkProgram.LossOfLabels : NetworkProgram.LossOfTargets;

        double loss;
        Workspace workspace = Workspace.Rent(info.Arenas[(int)program].Length(Math.Min(rows, RowBlock)));
        fixed (TInput* input = inputs)
        fixed (TTarget* target = targets)
        {
            Frame frame = workspace.Frame;
            frame.ParametersAddress = network.ParameterBuffer.Address;
            for (int row = 0; row < rows; row += RowBlock)
            {
                frame.Rows = Math.Min(rows - row, RowBlock);
                frame.InputsAddress = Inputs(workspace, info, input, row);
                frame.TargetsAddress = Targets(workspace, info, target, row, targetLength);
                TNetwork.Run(program, frame, 0, default(StoreGradient));
            }

            loss = frame.LossSum / rows;
        }

        GC.KeepAlive(network);
        workspace.Return();
        return (float)loss;
    }

    /// <summary>The mean loss in training mode and its gradients.</summary>
    [CLSCompliant(false)]
    public static float Backward<TNetwork, TInput, TTarget>(
        TNetwork network,
        ReadOnlySpan<TInput> inputs,
        ReadOnlySpan<TTarget> targets,
        Span<float> gradients,
        Span<float> inputGradients,
        Span<float> targetGradients,
        ulong step = 0)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = ArgumentChecks.Rows(info, inputs);
        ArgumentChecks.TrainingRows(info, rows, nameof(inputs));
        int targetLength = ArgumentChecks.Targets(info, targets, rows);
        ArgumentChecks.Gradients(network, rows, inputs, gradients, inputGradients);
        ArgumentChecks.Disjoint(targets, nameof(targets), gradients, nameof(gradients));
        ArgumentChecks.Disjoint(targets, nameof(targets), inputGradients, nameof(inputGradients));
        if (!targetGradients.IsEmpty)
        {
            ArgumentChecks.Length(targetGradients, rows, targetLength, nameof(targetGradients));
            ArgumentChecks.Disjoint(inputs, nameof(inputs), targetGradients, nameof(targetGradients));
            ArgumentChecks.Disjoint(targets, nameof(targets), targetGradients, nameof(targetGradients));
            ArgumentChecks.Disjoint<float, float>(gradients, nameof(gradients), targetGradients, nameof(targetGradients));
            ArgumentChecks.Disjoint<float, float>(inputGradients, nameof(inputGradients), targetGradients, nameof(targetGradients));
            ArgumentChecks.DisjointFromParameters<float>(network, targetGradients, nameof(targetGradients));
        }

        NetworkProgram program = typeof(TTarget) == typeof(int) ? NetworkProgram.TrainOnLabels : NetworkProgram.TrainOnTargets;
        double loss;
        Workspace workspace = Workspace.Rent(info.Arenas[(int)program].Length(rows));
        fixed (TInput* input = inputs)
        fixed (TTarget* target = targets)
        fixed (float* gradient = gradients)
        fixed (float* inputGradient = inputGradients)
        fixed (float* targetGradient = targetGradients)
        {
            Frame frame = workspace.Frame;
            frame.Rows = rows;
            frame.Seed = network.Seed;
            frame.Step = step;
            frame.ParametersAddress = network.ParameterBuffer.Address;
            frame.InputsAddress = Inputs(workspace, info, input, 0);
            frame.TargetsAddress = Targets(workspace, info, target, 0, targetLength);
            frame.UpdatedAddress = frame.SlotsAddress = (nint)gradient;
            frame.InputGradientsAddress = (nint)inputGradient;
            frame.TargetGradientsAddress = (nint)targetGradient;
            TNetwork.Run(program, frame, 0, default(StoreGradient));
            loss = frame.LossSum / rows;
        }

        GC.KeepAlive(network);
        workspace.Return();
        return (float)loss;
    }

    /// <summary>The gradients from the gradient of the outputs.</summary>
    [CLSCompliant(false)]
    public static void BackwardFrom<TNetwork, TInput>(
        TNetwork network,
        ReadOnlySpan<TInput> inputs,
        ReadOnlySpan<float> outputGradients,
        Span<float> gradients,
        Span<float> inputGradients,
        ulong step = 0)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = ArgumentChecks.Rows(info, inputs);
        ArgumentChecks.TrainingRows(info, rows, nameof(inputs));
        ArgumentChecks.Length(outputGradients, rows, info.OutputLength, nameof(outputGradients));
        ArgumentChecks.Gradients(network, rows, inputs, gradients, inputGradients);
        ArgumentChecks.Disjoint(outputGradients, nameof(outputGradients), gradients, nameof(gradients));
        ArgumentChecks.Disjoint(outputGradients, nameof(outputGradients), inputGradients, nameof(inputGradients));

        Workspace workspace = Workspace.Rent(info.Arenas[(int)NetworkProgram.BackwardFrom].Length(rows));
        fixed (TInput* input = inputs)
        fixed (float* outputGradient = outputGradients)
        fixed (float* gradient = gradients)
        fixed (float* inputGradient = inputGradients)
        {
            Frame frame = workspace.Frame;
            frame.Rows = rows;
            frame.Seed = network.Seed;
            frame.Step = step;
            frame.ParametersAddress = network.ParameterBuffer.Address;
            frame.InputsAddress = Inputs(workspace, info, input, 0);
            frame.OutputGradientsAddress = (nint)outputGradient;
            frame.UpdatedAddress = frame.SlotsAddress = (nint)gradient;
            frame.InputGradientsAddress = (nint)inputGradient;
            TNetwork.Run(NetworkProgram.BackwardFrom, frame, 0, default(StoreGradient));
        }

        GC.KeepAlive(network);
        workspace.Return();
    }

    /// <summary>The inputs of the frame's rows, from one on: values where they are, tokens as a copy that is checked.</summary>
    private static nint Inputs<TInput>(Workspace workspace, NetworkInfo info, TInput* inputs, int row)
        where TInput : unmanaged
    {
        TInput* first = inputs + ((nint)row * info.InputLength);
        return typeof(TInput) == typeof(int)
            ? workspace.Tokens.CopyTokens(info, new ReadOnlySpan<TInput>(first, workspace.Frame.Rows * info.InputLength), nameof(inputs), row * info.InputLength)
            : (nint)first;
    }

    /// <summary>The targets of the frame's rows, from one on: values where they are, labels as a copy that is checked.</summary>
    private static nint Targets<TTarget>(Workspace workspace, NetworkInfo info, TTarget* targets, int row, int length)
        where TTarget : unmanaged
    {
        TTarget* first = targets + ((nint)row * length);
        return typeof(TTarget) == typeof(int)
            ? workspace.Labels.CopyLabels(info, new ReadOnlySpan<TTarget>(first, workspace.Frame.Rows * length), row * length)
            : (nint)first;
    }
}
