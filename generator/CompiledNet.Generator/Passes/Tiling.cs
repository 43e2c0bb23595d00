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
    }

    private static Schedule ScheduleOf(Operation operation)
    {
        switch (operation)
        {
            case ContractionOperation contraction:
                int panels = contraction.Y.Layout!.Panels;
                return new Schedule(panels, PanelsPerGroup, HasRowBlocks: panels < EnoughGroups * PanelsPerGroup);
            case WeightGradientOperation gradient:
                int inputs = gradient.Weights.Inputs;
                return new Schedule(gradient.Weights.Panels, PanelsPerGroup, HasRowBlocks: false, (inputs + Schedule.InputsPerBlock - 1) / Schedule.InputsPerBlock);
            case TransposeOperation transpose:
                int inputPanels = new Layout(1, transpose.Inputs[0].Parameter!.Inputs).Panels;
                return new Schedule(inputPanels, PanelsPerGroup, HasRowBlocks: false);
            case MapOperation map:
                return new Schedule(map.Output.Layout!.Panels, 1, HasRowBlocks: true);
            case UpdateOperation:
                return new Schedule(1, 1, HasRowBlocks: false);
            default:
                return new Schedule(1, 1, HasRowBlocks: true);
        }
    }
}
