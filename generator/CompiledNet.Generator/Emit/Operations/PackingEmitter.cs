using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Passes;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes what moves values between layouts.</summary>
internal static class PackingEmitter
{
    public static Step EmitPack(EmitContext context, ValueScope scope, Operation operation)
    {
        Value output = operation.Outputs[0];
        Layout layout = output.Layout!;
        bool isInput = operation.Inputs[0].Kind == ValueKind.Input;
        string positions = Literals.Int(layout.Positions), features = Literals.Int(layout.Features);

        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml($"Packs {operation.Inputs[0].Name} [rows, {output.Shape.Length}] into {layout}")}.</summary>");
        writer.Line($"private static void $NAME$({RuntimeNames.Frame} frame, ref float packed, nint rows, int chunk)");
        writer.Open();
        WriteExampleBlock(writer);
        writer.Line($"nint stride = {RuntimeNames.Panel}.Stride({Rows(layout)});");
        writer.Line(isInput
            ? $"{RuntimeNames.InputPacking}.Inputs(frame, ref packed, stride, {positions}, {features}, first, last);"
            : $"{RuntimeNames.InputPacking}.Floats(ref {At(scope[operation.Inputs[0]], $"first * {Literals.Int(output.Shape.Length)}")}, ref {At("packed", $"first * {Literals.Int(layout.Positions * Layout.PanelWidth)}")}, stride, (last - first) * {positions}, {features});");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Pack", writer.Close().ToString());
        return new Step($"pack {operation.Inputs[0].Name} into panels of 16", ExampleBlocks, $"{method}(frame, ref {scope[output]}, rows, chunk);");
    }

    public static Step EmitUnpack(EmitContext context, ValueScope scope, Operation operation)
    {
        Value input = operation.Inputs[0];
        Layout layout = input.Layout!;
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml($"Unpacks {input.Name} from {layout}")}.</summary>");
        writer.Line($"private static void $NAME$({RuntimeNames.Frame} frame, ref float packed, nint rows, int chunk)");
        writer.Open();
        WriteExampleBlock(writer);
        writer.Line($"nint stride = {RuntimeNames.Panel}.Stride({Rows(layout)});");
        writer.Line($"{RuntimeNames.InputPacking}.Unpack(ref {At("packed", $"first * {Literals.Int(layout.Positions * Layout.PanelWidth)}")}, stride, ref {At(scope[operation.Outputs[0]], $"first * {Literals.Int(input.Shape.Length)}")}, (last - first) * {Literals.Int(layout.Positions)}, {Literals.Int(layout.Features)});");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Unpack", writer.Close().ToString());
        return new Step($"unpack {input.Name} to rows", ExampleBlocks, $"{method}(frame, ref {scope[input]}, rows, chunk);");
    }

    public static Step EmitRelayout(EmitContext context, ValueScope scope, Operation operation)
    {
        Layout from = operation.Inputs[0].Layout!, to = operation.Outputs[0].Layout!;
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml($"{operation.Outputs[0].Name}: from {from} to {to}")}.</summary>");
        writer.Line("private static void $NAME$(ref float x, ref float y, nint rows, int chunk)");
        writer.Open();
        WriteExampleBlock(writer);
        writer.Line($"{RuntimeNames.InputPacking}.Relayout(");
        writer.Indented(arguments =>
        {
            arguments.Line($"ref x, {RuntimeNames.Panel}.Stride({Rows(from)}), {Literals.Int(from.Positions)}, {Literals.Int(from.Features)},");
            arguments.Line($"ref y, {RuntimeNames.Panel}.Stride({Rows(to)}), {Literals.Int(to.Positions)}, {Literals.Int(to.Features)}, first, last);");
        });
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Relayout", writer.Close().ToString());
        return new Step($"{operation.Outputs[0].Name}: other panels of the same elements", ExampleBlocks, $"{method}(ref {scope[operation.Inputs[0]]}, ref {scope[operation.Outputs[0]]}, rows, chunk);");
    }

    public static Step EmitTranspose(EmitContext context, ValueScope scope, Operation operation)
    {
        Parameter weights = operation.Inputs[0].Parameter!;
        Schedule schedule = operation.Schedule;
        string call = $"{RuntimeNames.Transposition}.Weights(ref {At("parameters", Literals.Int(weights.Offset))}, {Literals.Int(weights.PanelStride)}, {Literals.Int(weights.Inputs)}, {Literals.Int(weights.Outputs)}, ref {scope[operation.Outputs[0]]}, {Literals.Int(MemoryPlan.TransposedStride(weights))}, chunk * {Literals.Int(schedule.PanelsPerGroup)}, {RuntimeNames.Minimum}((chunk + 1) * {Literals.Int(schedule.PanelsPerGroup)}, {Literals.Int(schedule.Panels)}));";
        return new Step($"turn {weights.Name} around", ChunkCount(schedule, "rows"), call);
    }

    private static string ExampleBlocks => $"{RuntimeNames.Chunks}.Of(rows)";

    private static void WriteExampleBlock(CodeWriter writer)
    {
        writer.Line($"int blocks = {RuntimeNames.Chunks}.Of(rows);");
        writer.Line($"nint first = {RuntimeNames.Chunks}.Start(rows, blocks, chunk), last = {RuntimeNames.Chunks}.Start(rows, blocks, chunk + 1);");
    }
}
