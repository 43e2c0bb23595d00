using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>Cuts operations into chunks for several threads: by panels of outputs where there are enough, else by rows.</summary>
internal static class Tiling
{
    /// <summary>Two panels are one tile's width at 512 bits.</summary>
    private const int PanelsPerGroup = 2;

    /// <summary>Groups that keep a few threads busy without cutting the rows as well.</summary>
    private const int EnoughGroups = 4;

    public static void Run(Function function)
    {
        foreach (Operation operation in function.Operations)
        {
            operation.Schedule = ScheduleOf(operation);
        }

        ChooseInputGradients(function);
    }

    /// <summary>Decides how many rows are few for each input gradient of a product. One with row blocks goes by lanes only where it has one block.</summary>
    private static void ChooseInputGradients(Function function)
    {
        foreach (TransposeOperation turn in function.Operations.OfType<TransposeOperation>().Where(turn => turn.Window is null))
        {
            foreach (ContractionOperation contraction in function.ReadersOf(turn.Outputs[0]).OfType<ContractionOperation>())
            {
                int rows = turn.Matrix.MostRowsInLanes;
                turn.MostRowsInLanes = contraction.MostRowsInLanes = contraction.Schedule.HasRowBlocks ? Math.Min(rows, Schedule.RowBlock) : rows;
            }
        }
    }

    private static Schedule ScheduleOf(Operation operation)
    {
        switch (operation)
        {
            case ContractionOperation contraction:
                int panels = contraction.Y.Layout!.Panels;
                return new Schedule(panels, PanelsPerGroup, HasRowBlocks: contraction.Window is not null || panels < EnoughGroups * PanelsPerGroup);
            case WeightGradientOperation gradient:
                int inputs = gradient.Window is { } window ? window.IsDepthwise ? 1 : window.Channels : gradient.Weights.Inputs;
                int perBlock = gradient.Window is null ? Schedule.InputsPerBlock : Layout.PanelWidth;
                return new Schedule(gradient.Weights.Panels, PanelsPerGroup, HasRowBlocks: false, (inputs + perBlock - 1) / perBlock);
            case ArrangeTableOperation or ArrangedTableGradientOperation:
                return new Schedule(operation.Inputs[0].Parameter!.Panels, PanelsPerGroup, HasRowBlocks: false);
            case TransposeOperation transpose:
                return new Schedule(transpose.Outputs[0].Matrix!.Value.Panels, PanelsPerGroup, HasRowBlocks: false);
            case MapOperation map:
                return new Schedule(map.Output.Layout!.Panels, 1, HasRowBlocks: true);
            case PoolingOperation pooling:
                return new Schedule(pooling.Outputs[0].Layout!.Panels, 1, HasRowBlocks: true);
            case NormalizationOperation { IsOverBatch: true } or BatchNormGradientOperation:
                return new Schedule(operation.Outputs[0].Layout!.Panels, 1, HasRowBlocks: false);
            case LayerNormParameterGradientOperation:
                return new Schedule(operation.Inputs[0].Layout!.Panels, 1, HasRowBlocks: false);
            case ScatterOperation:
                return new Schedule(operation.Inputs[1].Layout!.Panels, 1, HasRowBlocks: false);
            case GradientSumOperation sum:
                return new Schedule((int)((sum.Length + GradientSumOperation.FloatsPerChunk - 1) / GradientSumOperation.FloatsPerChunk), 1, HasRowBlocks: false);
            case UpdateOperation or SpreadGroupsOperation or GatherGroupsOperation or TotalOperation or NormalizationFoldOperation or UnusedParametersOperation:
                return new Schedule(1, 1, HasRowBlocks: false);
            default:
                return new Schedule(1, 1, HasRowBlocks: true);
        }
    }
}
