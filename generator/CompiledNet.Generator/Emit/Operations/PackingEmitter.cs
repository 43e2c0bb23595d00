using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
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
        string source = isInput ? string.Empty : scope[operation.Inputs[0]];
        writer.Line(isInput
            ? $"{RuntimeNames.InputPacking}.{(layout.IsChannelsLast ? "Images" : "Inputs")}(frame, ref packed, stride, {positions}, {features}, first, last);"
            : layout.IsChannelsLast ? $"{RuntimeNames.InputPacking}.FloatImages(ref {source}, ref packed, stride, {positions}, {features}, first, last);"
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
        writer.Line(layout.IsChannelsLast
            ? $"{RuntimeNames.ImagePacking}.Unpack(ref packed, stride, ref {scope[operation.Outputs[0]]}, first, last, {Literals.Int(layout.Positions)}, {Literals.Int(layout.Features)});"
            : $"{RuntimeNames.InputPacking}.Unpack(ref {At("packed", $"first * {Literals.Int(layout.Positions * Layout.PanelWidth)}")}, stride, ref {At(scope[operation.Outputs[0]], $"first * {Literals.Int(input.Shape.Length)}")}, (last - first) * {Literals.Int(layout.Positions)}, {Literals.Int(layout.Features)});");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + "Unpack", writer.Close().ToString());
        return new Step($"unpack {input.Name} to rows", ExampleBlocks, $"{method}(frame, ref {scope[input]}, rows, chunk);");
    }

    public static string ExampleBlocks => $"{RuntimeNames.Chunks}.Of(rows)";

    public static void WriteExampleBlock(CodeWriter writer)
    {
        writer.Line($"int blocks = {RuntimeNames.Chunks}.Of(rows);");
        writer.Line($"nint first = {RuntimeNames.Chunks}.Start(rows, blocks, chunk), last = {RuntimeNames.Chunks}.Start(rows, blocks, chunk + 1);");
    }
}
