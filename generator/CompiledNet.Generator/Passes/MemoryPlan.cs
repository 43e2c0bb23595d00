using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Gives every value of the arena its place. Rows are known at run time only, so places are PerRow · rows + Fixed; a value takes
/// over the place of one that nothing reads any more where it fits into both parts.
/// </summary>
internal static class MemoryPlan
{
    private const int Alignment = Layout.PanelWidth;

    public static void Run(Function function)
    {
        foreach (PackOperation pack in function.Operations.OfType<PackOperation>())
        {
            pack.Output.IsRowOfInputs = CanReadInPlace(function, pack);
        }

        Dictionary<Value, int> lastUse = LastUses(function);
        var free = new List<(Storage Start, Storage Size)>();
        var ending = new List<(int Operation, Storage Start, Storage Size)>();
        long perRow = 0, fixedLength = 0;
        for (int i = 0; i < function.Operations.Count; i++)
        {
            // A value read by the operation before may be overwritten by this one: all workers wait between operations.
            foreach ((int operation, Storage start, Storage size) in ending.Where(block => block.Operation < i).ToList())
            {
                ending.Remove((operation, start, size));
                free.Add((start, size));
            }

            foreach (Value value in function.Operations[i].Outputs.Where(output => output.IsInArena && output.Storage is null))
            {
                Storage size = SizeOf(value);
                int fit = BestFit(free, size);
                if (fit >= 0)
                {
                    value.Storage = free[fit].Start;
                    size = free[fit].Size;
                    free.RemoveAt(fit);
                }
                else
                {
                    value.Storage = new Storage(perRow, fixedLength);
                    perRow += size.PerRow;
                    fixedLength += size.Fixed;
                }

                ending.Add((lastUse[value], value.Storage.Value, size));
            }
        }

        foreach (Program program in function.Programs)
        {
            function.Arenas[program] = ArenaOf(function, program);
        }
    }

    /// <summary>What a program takes of the arena: up to the end of its last value.</summary>
    private static Storage ArenaOf(Function function, Program program)
    {
        long perRow = 0, fixedLength = 0;
        foreach (Operation operation in function.Operations.Where(operation => (operation.Results & program.All) != 0))
        {
            foreach (Value value in operation.Outputs.Where(output => output.IsInArena))
            {
                Storage start = value.Storage!.Value, size = SizeOf(value);
                perRow = Math.Max(perRow, start.PerRow + size.PerRow);
                fixedLength = Math.Max(fixedLength, start.Fixed + size.Fixed);
            }
        }

        return new Storage(perRow, fixedLength);
    }

    /// <summary>The floats that a value takes.</summary>
    public static Storage SizeOf(Value value) => value.Kind switch
    {
        ValueKind.Losses or ValueKind.RowStatistics => new Storage(RoundUp(value.Shape.Length), Alignment),
        ValueKind.ChannelStatistics => new Storage(0, RoundUp(value.Shape.Length)),
        ValueKind.Weights => new Storage(0, value.Matrix!.Value.Length),
        ValueKind.Scratch => value.Reserved!.Value,
        ValueKind.ParameterGradient => new Storage(0, value.Parameter!.BlockLength),
        _ =>
            new Storage(
                (long)value.Layout!.Panels * value.Layout.Positions * Layout.PanelWidth, (long)value.Layout.Panels * Layout.PanelWidth),
    };

    /// <summary>
    /// One row of inputs already is in panels, as far as it is only the left side of products, which never read past its end.
    /// </summary>
    private static bool CanReadInPlace(Function function, PackOperation pack) =>
        !function.IsTraining
        && pack.Input.IsFloatInput
        && pack.Output.Layout!.Positions == 1
        && function.ReadersOf(pack.Output).All(
            reader => reader is ContractionOperation { Window: null } product && !product.Inputs.Skip(1).Contains(pack.Output));

    private static Dictionary<Value, int> LastUses(Function function)
    {
        var last = new Dictionary<Value, int>();
        for (int i = 0; i < function.Operations.Count; i++)
        {
            foreach (Value value in function.Operations[i].Outputs.Concat(function.Operations[i].Inputs))
            {
                // Losses are summed when the program ends.
                last[value] = value.Kind == ValueKind.Losses ? int.MaxValue : i;
            }
        }

        return last;
    }

    private static int BestFit(List<(Storage Start, Storage Size)> free, Storage size)
    {
        int best = -1;
        for (int i = 0; i < free.Count; i++)
        {
            bool fits = free[i].Size.PerRow >= size.PerRow && free[i].Size.Fixed >= size.Fixed;
            if (fits && (best < 0 || free[i].Size.PerRow < free[best].Size.PerRow))
            {
                best = i;
            }
        }

        return best;
    }

    /// <summary>A length up to the beginning of the next value.</summary>
    public static long RoundUp(long length) => (length + Alignment - 1) / Alignment * Alignment;
}
