using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes operations: the table from an operation to its emitter, and what emitters share.</summary>
internal static class OperationEmitter
{
    private static readonly Dictionary<Type, Func<EmitContext, ValueScope, Operation, Step>> s_emitters = new()
    {
        [typeof(ContractionOperation)] = (context, scope, operation) =>
            ContractionEmitter.Emit(context, scope, (ContractionOperation)operation),
        [typeof(WeightGradientOperation)] = (context, scope, operation) =>
            WeightGradientEmitter.Emit(context, scope, (WeightGradientOperation)operation),
        [typeof(UpdateOperation)] = (context, scope, operation) => UpdateEmitter.Emit(context, scope, (UpdateOperation)operation),
        [typeof(GradientSumOperation)] = (context, scope, operation) =>
            UpdateEmitter.EmitSum(context, scope, (GradientSumOperation)operation),
        [typeof(UnusedParametersOperation)] = (_, _, operation) => UpdateEmitter.EmitUnused((UnusedParametersOperation)operation),
        [typeof(MapOperation)] = (context, scope, operation) => MapOperationEmitter.Emit(context, scope, (MapOperation)operation),
        [typeof(RowOperation)] = (context, scope, operation) => RowOperationEmitter.Emit(context, scope, (RowOperation)operation),
        [typeof(PackOperation)] = (context, scope, operation) => PackingEmitter.EmitPack(context, scope, (PackOperation)operation),
        [typeof(UnpackOperation)] = (context, scope, operation) => PackingEmitter.EmitUnpack(context, scope, (UnpackOperation)operation),
        [typeof(MoveOperation)] = (context, scope, operation) => MoveEmitter.Emit(context, scope, (MoveOperation)operation),
        [typeof(TransposeOperation)] = (_, scope, operation) =>
            WeightArrangementEmitter.EmitTranspose(scope, (TransposeOperation)operation),
        [typeof(SpreadGroupsOperation)] = (_, scope, operation) =>
            WeightArrangementEmitter.EmitSpread(scope, (SpreadGroupsOperation)operation),
        [typeof(GatherGroupsOperation)] = (context, scope, operation) =>
            WeightArrangementEmitter.EmitGather(context, scope, (GatherGroupsOperation)operation),
        [typeof(ArrangeTableOperation)] = (_, scope, operation) => TableArrangementEmitter.Emit(scope, (ArrangeTableOperation)operation),
        [typeof(ArrangedTableGradientOperation)] = (context, scope, operation) =>
            TableArrangementEmitter.EmitGradient(context, scope, (ArrangedTableGradientOperation)operation),
        [typeof(WinogradWeightsOperation)] = (_, scope, operation) =>
            WinogradEmitter.EmitWeights(scope, (WinogradWeightsOperation)operation),
        [typeof(WinogradSumsOperation)] = (_, scope, operation) => WinogradEmitter.EmitSums(scope, (WinogradSumsOperation)operation),
        [typeof(WinogradWeightGradientOperation)] = (context, scope, operation) =>
            WinogradEmitter.EmitWeightGradient(context, scope, (WinogradWeightGradientOperation)operation),
        [typeof(PoolingOperation)] = (context, scope, operation) => PoolingEmitter.Emit(context, scope, (PoolingOperation)operation),
        [typeof(NormalizationOperation)] = (context, scope, operation) =>
            NormalizationEmitter.Emit(context, scope, (NormalizationOperation)operation),
        [typeof(NormalizationFoldOperation)] = (_, scope, operation) =>
            NormalizationEmitter.EmitFold(scope, (NormalizationFoldOperation)operation),
        [typeof(BatchNormGradientOperation)] = (context, scope, operation) =>
            NormalizationGradientEmitter.EmitOverBatch(context, scope, (BatchNormGradientOperation)operation),
        [typeof(LayerNormInputGradientOperation)] = (context, scope, operation) =>
            NormalizationGradientEmitter.EmitInput(context, scope, (LayerNormInputGradientOperation)operation),
        [typeof(LayerNormParameterGradientOperation)] = (context, scope, operation) =>
            NormalizationGradientEmitter.EmitParameters(context, scope, (LayerNormParameterGradientOperation)operation),
        [typeof(DropoutOperation)] = (context, scope, operation) => DropoutEmitter.Emit(context, scope, (DropoutOperation)operation),
        [typeof(GatherOperation)] = (context, scope, operation) => EmbeddingEmitter.Emit(context, scope, (GatherOperation)operation),
        [typeof(ScatterOperation)] = (context, scope, operation) =>
            EmbeddingEmitter.EmitGradient(context, scope, (ScatterOperation)operation),
        [typeof(TotalOperation)] = (context, scope, operation) => TotalEmitter.Emit(context, scope, (TotalOperation)operation),
    };

    /// <summary>The text of one operation.</summary>
    public static Step Emit(EmitContext context, ValueScope scope, Function function, Operation operation) =>
        operation is LossOperation loss ? LossEmitter.Emit(context, scope, function, loss)
        : s_emitters.TryGetValue(operation.GetType(), out var emitter) ? emitter(context, scope, operation)
        : throw new InvalidOperationException($"No emitter writes {operation.Mnemonic}.");

    /// <summary>The C# of the rows of a value's matrix, where the examples are <c>rows</c>.</summary>
    public static string Rows(Layout layout) => layout.Positions == 1 ? "rows" : $"(rows * {Int(layout.Positions)})";

    /// <summary>The C# of a reference some floats after another.</summary>
    public static string At(string reference, string offset) =>
        offset == "0" ? reference : $"Mem.At(ref {reference}, {offset})";

    /// <summary>The C# of panels as an argument.</summary>
    /// <param name="first">The C# of the first float.</param>
    /// <param name="stride">The C# of the floats from one panel to the next.</param>
    public static string Panels(string first, string stride) => $"new(ref {first}, {stride})";

    /// <summary>The C# of a sum of offsets, without zeros.</summary>
    public static string Sum(params string[] terms)
    {
        string[] kept = terms.Where(term => term != "0").ToArray();
        return kept.Length == 0 ? "0" : string.Join(" + ", kept);
    }

    /// <summary>The C# of the number of chunks of a schedule.</summary>
    public static string ChunkCount(Schedule schedule, string rows)
    {
        int groups = schedule.Groups * schedule.InputBlocks;
        return !schedule.HasRowBlocks ? Int(groups)
            : groups == 1 ? Blocks(schedule, rows)
            : $"{Int(groups)} * {Blocks(schedule, rows)}";
    }

    /// <summary>
    /// The begin of a method that works on one chunk of panels and rows: gives <c>stride</c>, <c>panel</c>, <c>first</c> and <c>count</c>.
    /// </summary>
    public static void WriteChunk(CodeWriter writer, Schedule schedule)
    {
        writer.Line("nint stride = Panel.Stride(rows);");
        if (schedule.HasRowBlocks)
        {
            string block = schedule.Groups == 1 ? "chunk" : "chunk % blocks";
            writer.Block($$"""
                int blocks = {{Blocks(schedule, "rows")}};
                nint first = Chunks.Start(rows, blocks, {{block}});
                nint count = Chunks.Start(rows, blocks, ({{block}}) + 1) - first;
                """);
        }

        if (schedule.Groups > 1)
        {
            string group = schedule.HasRowBlocks
                ? "chunk / blocks"
                : schedule.InputBlocks > 1 ? $"chunk / {Int(schedule.InputBlocks)}" : "chunk";
            writer.Line(
                schedule.PanelsPerGroup == 1 ? $"int panel = {group};" : $"int panel = {group} * {Int(schedule.PanelsPerGroup)};");
        }
    }

    /// <summary>The C# of a chunk's part of scratch memory.</summary>
    public static string ChunkScratch(string scratch, long length) => At(scratch, $"((nint)chunk * {Int(checked((int)length))})");

    private static string Blocks(Schedule schedule, string rows) => schedule.RowsPerBlock == Schedule.RowBlock
        ? $"Chunks.Of({rows})"
        : $"Chunks.Of({rows}, {Int(schedule.RowsPerBlock)})";

    /// <summary>The C# of the panels of a chunk.</summary>
    public static string PanelCount(Schedule schedule) => schedule.Groups == 1
        ? Int(schedule.Panels)
        : schedule.Panels % schedule.PanelsPerGroup == 0
            ? Int(schedule.PanelsPerGroup)
            : $"Math.Min({Int(schedule.Panels)} - panel, {Int(schedule.PanelsPerGroup)})";

    /// <summary>The C# of <c>panel * distance</c>, or 0 where there is one group.</summary>
    public static string PanelOffset(Schedule schedule, string distance) => schedule.Groups == 1 ? "0" : $"(panel * {distance})";

    /// <summary>The C# of the offset of the chunk's first row.</summary>
    public static string RowOffset(Schedule schedule) => schedule.HasRowBlocks ? "(first * 16)" : "0";

    /// <summary>The C# of the chunk's rows.</summary>
    public static string RowCount(Schedule schedule) => schedule.HasRowBlocks ? "count" : "rows";
}
