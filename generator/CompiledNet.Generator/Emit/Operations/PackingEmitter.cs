using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes what moves values between layouts.</summary>
internal static class PackingEmitter
{
    public static Step EmitPack(EmitContext context, ValueScope scope, PackOperation operation)
    {
        Value input = operation.Input, output = operation.Output;
        Layout layout = output.Layout!;
        string positions = Int(layout.Positions), features = Int(layout.Features),
            length = Int(output.Shape.Length);
        string slot = input.IsFloatInput ? scope.Constants.Number(input.Slot!) : string.Empty;
        string source = input.IsFloatInput ? string.Empty : $"ref {(input.IsInArena ? "unpacked" : scope[input])}, {ExampleLength(input)}";
        string call = (input.IsFloatInput, layout) switch
        {
            (true, { IsPlanes: true }) => $"InputPacking.Planes(frame, {slot}, ref packed, {length}, first, last);",
            (true, { IsChannelsLast: true }) =>
                $"InputPacking.Images(frame, {slot}, new(ref packed, stride), {positions}, {features}, first, last);",
            (true, _) => $"InputPacking.Inputs(frame, {slot}, new(ref packed, stride), {positions}, {features}, first, last);",
            (_, { IsPlanes: true }) =>
                $"InputPacking.Examples({source}, ref packed, {ExampleLength(output)}, {length}, first, last);",
            (_, { IsChannelsLast: true }) =>
                $"InputPacking.FloatImages({source}, new(ref packed, stride), {positions}, {features}, first, last);",
            _ => $"InputPacking.Floats({source}, new(ref packed, stride), {positions}, {features}, first, last);",
        };
        StepMethod method = MethodOf(scope, input, output);
        WriteBody(method.Begin($"Packs {input.Name} [rows, {output.Shape.Length}] into {layout}"), layout, call);
        string what = layout.IsPlanes ? "planes" : "panels of 16";
        return new Step(
            $"pack {input.Name} into {what}", ExampleBlocks, method.End(context, Identifiers.Pascal(operation.Label) + "Pack"));
    }

    public static Step EmitUnpack(EmitContext context, ValueScope scope, UnpackOperation operation)
    {
        Value input = operation.Input, output = operation.Output;
        Layout layout = input.Layout!;
        string positions = Int(layout.Positions), features = Int(layout.Features);
        string destination = $"ref {(output.IsInArena ? "unpacked" : scope[output])}, {ExampleLength(output)}";
        string call = layout switch
        {
            { IsPlanes: true } =>
                $"InputPacking.Examples(ref packed, {ExampleLength(input)}, {destination}, {Int(input.Shape.Length)}, first, last);",
            { IsChannelsLast: true } =>
                $"ImagePacking.Unpack(new(ref packed, stride), {destination}, first, last, {positions}, {features});",
            _ => $"InputPacking.Unpack(new(ref packed, stride), {destination}, {positions}, {features}, first, last);",
        };
        StepMethod method = MethodOf(scope, output, input);
        WriteBody(method.Begin($"Unpacks {input.Name} from {layout}"), layout, call);
        string what = output.IsInArena ? "planes" : "rows";
        return new Step(
            $"unpack {input.Name} to {what}", ExampleBlocks, method.End(context, Identifiers.Pascal(operation.Label) + "Unpack"));
    }

    public static string ExampleBlocks => "Chunks.Of(rows)";

    public static void WriteExampleBlock(CodeWriter writer)
    {
        writer.Block("""
            int blocks = Chunks.Of(rows);
            nint first = Chunks.Start(rows, blocks, chunk), last = Chunks.Start(rows, blocks, chunk + 1);
            """);
    }

    /// <summary>
    /// A method that moves a chunk's examples between panels, or planes, and memory in which they follow each other: the caller's, or
    /// planes.
    /// </summary>
    private static StepMethod MethodOf(ValueScope scope, Value unpacked, Value packed)
    {
        StepMethod method = new StepMethod(scope, MethodTypes.None).AddFrame();
        return (unpacked.IsInArena ? method.Add("unpacked", unpacked) : method).Add("packed", packed).AddChunk("rows");
    }

    private static void WriteBody(CodeWriter writer, Layout packed, string call)
    {
        WriteExampleBlock(writer);
        if (!packed.IsPlanes)
        {
            writer.Line($"nint stride = Panel.Stride({Rows(packed)});");
        }

        writer.Line(call);
    }

    /// <summary>The C# of the floats from one example to the next where examples follow each other.</summary>
    private static string ExampleLength(Value value) =>
        Int(value.Layout is { IsPlanes: true } planes ? planes.Positions * Layout.PanelWidth : value.Shape.Length);
}
