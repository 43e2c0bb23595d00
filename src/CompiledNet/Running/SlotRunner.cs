using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>The public methods of a generated network of several inputs or outputs: checks every slot, lends memory, pins, runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class SlotRunner
{
    /// <summary>Slots that are pinned in one call.</summary>
    private const int Pins = 4;

    /// <summary>What is done on pinned slots.</summary>
    private interface IPinnedCall
    {
        double Run(Workspace workspace);
    }

    /// <summary>Inference, in blocks of rows; what only empty outputs need is not computed.</summary>
    public static void Predict<TNetwork>(TNetwork network, ref SlotSpans spans)
        where TNetwork : ISlotNetwork<TNetwork>
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = SlotChecks.Inputs(info, spans);
        long wanted = 0;
        for (int i = 0; i < info.OutputSlots.Length; i++)
        {
            SlotInfo output = info.OutputSlots[i];
            wanted |= SlotChecks.Written(network, spans, info.Layout.Output(i), rows, output, output.Name) ? CallLayout.OutputResult(i) : 0;
        }

        if (wanted == 0)
        {
            throw new ArgumentException(
                $"Every output is empty: give a span to at least one of {string.Join(", ", info.Outputs.Select(output => output.Name))}.",
                info.OutputSlots[0].Name);
        }

        Run(ref spans, info, new PredictCall<TNetwork>(network, wanted, rows));
    }

    /// <summary>The loss in inference mode.</summary>
    public static float Loss<TNetwork>(TNetwork network, ref SlotSpans spans, int variant)
        where TNetwork : ISlotNetwork<TNetwork>
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = SlotChecks.Inputs(info, spans);
        SlotChecks.Targets(info, spans, variant, rows);
        return (float)Run(ref spans, info, new LossCall<TNetwork>(network, variant, rows));
    }

    /// <summary>The loss in training mode and its gradients.</summary>
    [CLSCompliant(false)]
    public static float Backward<TNetwork>(TNetwork network, ref SlotSpans spans, int variant, Span<float> gradients, ulong step = 0)
        where TNetwork : ISlotNetwork<TNetwork>
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = SlotChecks.Inputs(info, spans);
        ArgumentChecks.TrainingRows(info, rows, info.InputSlots[0].Name);
        SlotChecks.Targets(info, spans, variant, rows);
        CheckGradients(network, spans, rows, gradients);
        for (int i = 0; i < info.LossSlots.Length; i++)
        {
            SlotInfo target = info.TargetSlots[variant][i];
            SlotChecks.Written(network, spans, info.Layout.TargetGradient(i), rows, target, target.Name + "Gradients");
        }

        ClearInputGradients(info, spans);
        fixed (float* gradient = gradients)
        {
            return (float)Run(ref spans, info, new TrainCall<TNetwork>(network, variant, rows, (nint)gradient, step));
        }
    }

    /// <summary>The gradients from the gradients of the outputs.</summary>
    [CLSCompliant(false)]
    public static void BackwardFrom<TNetwork>(TNetwork network, ref SlotSpans spans, Span<float> gradients, ulong step = 0)
        where TNetwork : ISlotNetwork<TNetwork>
    {
        NetworkInfo info = TNetwork.StaticInfo;
        int rows = SlotChecks.Inputs(info, spans);
        ArgumentChecks.TrainingRows(info, rows, info.InputSlots[0].Name);
        SlotChecks.OutputGradients(info, spans, rows);
        CheckGradients(network, spans, rows, gradients);
        fixed (float* gradient = gradients)
        {
            Run(ref spans, info, new TrainCall<TNetwork>(network, info.Layout.FromOutputs, rows, (nint)gradient, step));
        }
    }

    /// <summary>A step of a trainer; gives the loss.</summary>
    public static float Step<TNetwork, TOptimizer>(
        Trainer<TNetwork, TOptimizer> trainer, ref SlotSpans spans, int variant, ReadOnlySpan<float> sampleWeights)
        where TNetwork : ISlotNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        StepRunner<TNetwork, TOptimizer> runner = trainer.Runner;
        runner.Enter(TrainerCall.Step);
        float loss;
        try
        {
            NetworkInfo info = TNetwork.StaticInfo;
            int rows = SlotChecks.Inputs(info, spans);
            ArgumentChecks.TrainingRows(info, rows, info.InputSlots[0].Name);
            SlotChecks.Targets(info, spans, variant, rows);
            SlotChecks.OutsideParameters(trainer.Network, spans);
            if (!sampleWeights.IsEmpty)
            {
                ArgumentChecks.DisjointFromParameters(trainer.Network, sampleWeights, nameof(sampleWeights));
                LossWeighting.Check(sampleWeights, rows, nameof(sampleWeights));
            }

            fixed (float* weights = sampleWeights)
            {
                loss = (float)Run(ref spans, info, new StepCall<TNetwork, TOptimizer>(runner, variant, rows, (nint)weights));
            }
        }
        finally
        {
            runner.Exit();
        }

        runner.ThrowIfDisposed();
        return loss;
    }

    /// <summary>No operation writes the gradient by an input that only outputs depend on, and no loss: it is zero.</summary>
    private static void ClearInputGradients(NetworkInfo info, in SlotSpans spans)
    {
        for (int i = 0; i < info.InputSlots.Length && info.OutputSlots.Length > info.LossSlots.Length; i++)
        {
            ReadOnlySpan<byte> gradient = spans[info.Layout.InputGradient(i)];
            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(gradient), gradient.Length).Clear();
        }
    }

    private static void CheckGradients<TNetwork>(TNetwork network, in SlotSpans spans, int rows, Span<float> gradients)
        where TNetwork : ISlotNetwork<TNetwork>
    {
        NetworkInfo info = TNetwork.StaticInfo;
        SlotChecks.Gradients(network, spans, gradients);
        for (int i = 0; i < info.InputSlots.Length; i++)
        {
            SlotInfo input = info.InputSlots[i];
            SlotChecks.Written(
                network, spans, info.Layout.InputGradient(i), rows, input,
                info.InputSlots.Length == 1 ? "inputGradients" : input.Name + "Gradients");
        }
    }

    private static double Run<TCall>(ref SlotSpans spans, NetworkInfo info, TCall call)
        where TCall : struct, IPinnedCall
    {
        Workspace workspace = Workspace.Rent(info.Layout.Slots);
        double result = Pin(ref spans, 0, info.Layout.Slots, workspace, call);
        workspace.Return();
        return result;
    }

    /// <summary>
    /// Pins some slots, then the next, and runs the call when all are: as many as a network has cannot be pinned in one statement.
    /// </summary>
    private static double Pin<TCall>(ref SlotSpans spans, int first, int count, Workspace workspace, TCall call)
        where TCall : struct, IPinnedCall
    {
        if (first >= count)
        {
            return call.Run(workspace);
        }

        fixed (byte* a = spans[first], b = spans[first + 1], c = spans[first + 2], d = spans[first + 3])
        {
            nint[] addresses = workspace.Addresses;
            (addresses[first], addresses[first + 1], addresses[first + 2], addresses[first + 3]) = ((nint)a, (nint)b, (nint)c, (nint)d);
            return Pin(ref spans, first + Pins, count, workspace, call);
        }
    }

    private readonly struct PredictCall<TNetwork>(TNetwork network, long wanted, int rows) : IPinnedCall
        where TNetwork : ISlotNetwork<TNetwork>
    {
        public double Run(Workspace workspace)
        {
            NetworkInfo info = TNetwork.StaticInfo;
            ProgramRunner.Predict(network, info, workspace, wanted, new RowBlocks(info, rows));
            return 0;
        }
    }

    private readonly struct LossCall<TNetwork>(TNetwork network, int variant, int rows) : IPinnedCall
        where TNetwork : ISlotNetwork<TNetwork>
    {
        public double Run(Workspace workspace) => ProgramRunner.Loss(network, TNetwork.StaticInfo, workspace, variant, rows);
    }

    private readonly struct TrainCall<TNetwork>(TNetwork network, int mode, int rows, nint gradients, ulong step) : IPinnedCall
        where TNetwork : ISlotNetwork<TNetwork>
    {
        public double Run(Workspace workspace) => ProgramRunner.Train(network, TNetwork.StaticInfo, workspace, mode, rows, gradients, step);
    }

    private readonly struct StepCall<TNetwork, TOptimizer>(
        StepRunner<TNetwork, TOptimizer> runner, int variant, int rows, nint sampleWeights) : IPinnedCall
        where TNetwork : ISlotNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        public double Run(Workspace workspace)
        {
            NetworkInfo info = TNetwork.StaticInfo;
            for (int i = 0; i < info.InputSlots.Length; i++)
            {
                runner.Frame.SetInput(i, AddressOf(workspace, info.InputSlots[i], CallLayout.Input(i)));
            }

            for (int i = 0; i < info.LossSlots.Length; i++)
            {
                int slot = info.Layout.Target(i);
                runner.Frame.Set(slot, AddressOf(workspace, info.TargetSlots[variant][i], slot));
            }

            runner.Frame.SampleWeightsAddress = sampleWeights;
            return runner.Step(variant, rows);
        }

        private nint AddressOf(Workspace workspace, SlotInfo slot, int number) =>
            runner.Places.RowsOf(slot, number, workspace.Addresses[number], rows);
    }
}
