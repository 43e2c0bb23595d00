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
    /// <summary>Whether the spans hold exactly one row and lie apart, so that code for one row may run on them at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOneRow(
        ReadOnlySpan<float> inputs, int inputLength, Span<float> outputs, int outputLength, AlignedBuffer parameters)
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
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = CheckPrediction(network, info, inputs, outputs);
        fixed (TInput* input = inputs)
        fixed (float* output = outputs)
        {
            PredictRows(network, info, (nint)input, (nint)output, new RowBlocks(info, rows), worker: 0, workers: 1);
        }
    }

    /// <summary>
    /// Inference by several threads, each with rows of its own. Blocks of rows do not depend on their number, and so neither do the
    /// results.
    /// </summary>
    internal static void Predict<TNetwork, TInput>(TNetwork network, ReadOnlySpan<TInput> inputs, Span<float> outputs, int threads)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = CheckPrediction(network, info, inputs, outputs);
        var blocks = new RowBlocks(info, rows);
        int workers = Math.Min(threads, blocks.Count);
        fixed (TInput* input = inputs)
        fixed (float* output = outputs)
        {
            // A lambda cannot capture a pointer, but its value.
            nint inputAddress = (nint)input, outputAddress = (nint)output;
            try
            {
                Parallel.For(0, workers, worker => PredictRows(network, info, inputAddress, outputAddress, blocks, worker, workers));
            }
            catch (AggregateException exception)
            {
                // A token that was changed after its check: the exception that one thread would have given.
                ExceptionDispatchInfo.Throw(exception.InnerExceptions[0]);
            }
        }
    }

    /// <summary>The mean loss in inference mode, in blocks of rows.</summary>
    public static float Loss<TNetwork, TInput, TTarget>(TNetwork network, ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = ArgumentChecks.Rows(info, inputs);
        ArgumentChecks.Targets(info, targets, rows);
        fixed (TInput* input = inputs)
        fixed (TTarget* target = targets)
        {
            Workspace workspace = Workspace.Rent(info.Layout.Slots);
            workspace.Addresses[CallLayout.Input(0)] = (nint)input;
            workspace.Addresses[info.Layout.Target(0)] = (nint)target;
            double loss = ProgramRunner.Loss(network, info, workspace, info.VariantOf<TTarget>(), rows);
            workspace.Return();
            return (float)loss;
        }
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
        int targetLength = ArgumentChecks.Targets(info, targets, rows).Length;
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

        fixed (TInput* input = inputs)
        fixed (TTarget* target = targets)
        fixed (float* gradient = gradients)
        fixed (float* inputGradient = inputGradients)
        fixed (float* targetGradient = targetGradients)
        {
            Workspace workspace = Workspace.Rent(info.Layout.Slots);
            workspace.Addresses[CallLayout.Input(0)] = (nint)input;
            workspace.Addresses[info.Layout.Target(0)] = (nint)target;
            workspace.Addresses[info.Layout.InputGradient(0)] = (nint)inputGradient;
            workspace.Addresses[info.Layout.TargetGradient(0)] = (nint)targetGradient;
            double loss = ProgramRunner.Train(network, info, workspace, info.VariantOf<TTarget>(), rows, (nint)gradient, step);
            workspace.Return();
            return (float)loss;
        }
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
        fixed (TInput* input = inputs)
        fixed (float* outputGradient = outputGradients)
        fixed (float* gradient = gradients)
        fixed (float* inputGradient = inputGradients)
        {
            Workspace workspace = Workspace.Rent(info.Layout.Slots);
            workspace.Addresses[CallLayout.Input(0)] = (nint)input;
            workspace.Addresses[info.Layout.OutputGradient(0)] = (nint)outputGradient;
            workspace.Addresses[info.Layout.InputGradient(0)] = (nint)inputGradient;
            ProgramRunner.Train(network, info, workspace, info.Layout.FromOutputs, rows, (nint)gradient, step);
            workspace.Return();
        }
    }

    private static int CheckPrediction<TNetwork, TInput>(
        TNetwork network, NetworkInfo info, ReadOnlySpan<TInput> inputs, Span<float> outputs)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TInput : unmanaged
    {
        int rows = ArgumentChecks.Rows(info, inputs);
        ArgumentChecks.Length(outputs, rows, info.OutputLength, nameof(outputs));
        ArgumentChecks.Disjoint(inputs, nameof(inputs), outputs, nameof(outputs));
        ArgumentChecks.DisjointFromParameters<float>(network, outputs, nameof(outputs));
        return rows;
    }

    private static void PredictRows<TNetwork>(
        TNetwork network, NetworkInfo info, nint input, nint output, RowBlocks blocks, int worker, int workers)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        Workspace workspace = Workspace.Rent(info.Layout.Slots);
        workspace.Addresses[CallLayout.Input(0)] = input;
        workspace.Addresses[info.Layout.Output(0)] = output;
        ProgramRunner.Predict(network, info, workspace, CallLayout.OutputResult(0), blocks, worker, workers);
        workspace.Return();
    }
}
