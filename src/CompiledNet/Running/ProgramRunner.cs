namespace CompiledNet.Runtime;

/// <summary>Runs the functions of a network on slots that stay where they are and fit each other.</summary>
internal static class ProgramRunner
{
    /// <summary>Inference of the blocks of rows that are one worker's.</summary>
    /// <param name="network">The network.</param>
    /// <param name="info">Its description.</param>
    /// <param name="workspace">Where the slots of the call lie.</param>
    /// <param name="wanted">The outputs that are asked for.</param>
    /// <param name="blocks">All rows, in blocks.</param>
    /// <param name="worker">The worker.</param>
    /// <param name="workers">Workers that share the blocks.</param>
    public static void Predict<TNetwork>(
        TNetwork network, NetworkInfo info, Workspace workspace, long wanted, RowBlocks blocks, int worker = 0, int workers = 1)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        CallLayout layout = info.Layout;
        workspace.Reserve(info.Arenas[CallLayout.PredictProgram].Length(blocks.Longest));
        Frame frame = workspace.Frame;
        network.ParameterMemory.Lend<TNetwork>(frame);
        frame.Wanted = wanted;
        foreach (int block in new ChunkRange(worker, workers, blocks.Count))
        {
            int row = blocks.Start(block);
            frame.Rows = blocks.Start(block + 1) - row;
            SetInputs(workspace, info, row);
            for (int i = 0; i < layout.Outputs; i++)
            {
                nint output = workspace.Addresses[layout.Output(i)];
                frame.Set(layout.Output(i), output == 0 ? 0 : output + ((nint)row * info.OutputSlots[i].Length * sizeof(float)));
            }

            TNetwork.Run(NetworkFunction.Inference, frame, 0, default(StoreGradient));
        }

        GC.KeepAlive(network);
    }

    /// <summary>The mean loss in inference mode, in blocks of rows.</summary>
    public static double Loss<TNetwork>(TNetwork network, NetworkInfo info, Workspace workspace, int variant, int rows)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        var blocks = new RowBlocks(info, rows);
        workspace.Reserve(info.Arenas[CallLayout.LossProgram(variant)].Length(blocks.Longest));
        Frame frame = workspace.Frame;
        network.ParameterMemory.Lend<TNetwork>(frame);
        frame.Wanted = info.Layout.LossResult(variant);
        for (int block = 0; block < blocks.Count; block++)
        {
            int row = blocks.Start(block);
            frame.Rows = blocks.Start(block + 1) - row;
            SetInputs(workspace, info, row);
            SetTargets(workspace, info, variant, row);
            TNetwork.Run(NetworkFunction.Inference, frame, 0, default(StoreGradient));
        }

        GC.KeepAlive(network);
        return LossMeans.Total(info, frame, rows);
    }

    /// <summary>A run in training mode that gives gradients; gives the mean loss, where there is one.</summary>
    /// <param name="network">The network.</param>
    /// <param name="info">Its description.</param>
    /// <param name="workspace">Where the slots of the call lie.</param>
    /// <param name="mode">The variant of the targets, or the mode that begins from gradients of the outputs.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="gradients">The gradients of the parameters.</param>
    /// <param name="step">The training step.</param>
    public static double Train<TNetwork>(
        TNetwork network, NetworkInfo info, Workspace workspace, int mode, int rows, nint gradients, ulong step)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        CallLayout layout = info.Layout;
        workspace.Reserve(info.Arenas[layout.TrainingProgram(mode)].Length(rows));
        Frame frame = workspace.Frame;
        frame.Rows = rows;
        frame.Seed = network.Seed;
        frame.Step = step;
        frame.ParametersAddress = network.ParameterMemory.Address;
        frame.UpdatedAddress = frame.OptimizerStateAddress = gradients;
        SetInputs(workspace, info, 0);
        long wanted = layout.TrainResult(mode);
        for (int i = 0; i < layout.Inputs; i++)
        {
            wanted |= Optional(layout.InputGradient(i), layout.InputGradientResult(mode, i));
        }

        if (mode == layout.FromOutputs)
        {
            for (int i = 0; i < layout.Outputs; i++)
            {
                frame.Set(layout.OutputGradient(i), workspace.Addresses[layout.OutputGradient(i)]);
            }
        }
        else
        {
            SetTargets(workspace, info, mode, 0);
            for (int i = 0; i < layout.Targets; i++)
            {
                wanted |= Optional(layout.TargetGradient(i), layout.TargetGradientResult(mode, i));
            }
        }

        frame.Wanted = wanted;
        TNetwork.Run(NetworkFunction.Training, frame, 0, default(StoreGradient));
        GC.KeepAlive(network);
        return LossMeans.Total(info, frame, rows);

        long Optional(int slot, long result)
        {
            nint address = workspace.Addresses[slot];
            frame.Set(slot, address);
            return address == 0 ? 0 : result;
        }
    }

    /// <summary>The inputs of the frame's rows, from one on: values where they are, tokens as a copy that is checked.</summary>
    private static void SetInputs(Workspace workspace, NetworkInfo info, int row)
    {
        for (int i = 0; i < info.InputSlots.Length; i++)
        {
            SlotInfo slot = info.InputSlots[i];
            nint address = RowsOf(workspace, slot, CallLayout.Input(i), row);
            workspace.Frame.SetInput(i, address);
        }
    }

    /// <summary>The targets of the frame's rows, from one on: values where they are, labels as a copy that is checked.</summary>
    private static void SetTargets(Workspace workspace, NetworkInfo info, int variant, int row)
    {
        SlotInfo[] targets = info.TargetSlots[variant];
        for (int i = 0; i < targets.Length; i++)
        {
            int slot = info.Layout.Target(i);
            workspace.Frame.Set(slot, RowsOf(workspace, targets[i], slot, row));
        }
    }

    private static nint RowsOf(Workspace workspace, SlotInfo slot, int number, int row) =>
        workspace.Places.RowsOf(slot, number, workspace.Addresses[number], workspace.Frame.Rows, row);
}
