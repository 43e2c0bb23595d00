using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes poolings and their gradients: a chunk is a panel of channels and a block of images.</summary>
internal static class PoolingEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, PoolingOperation operation)
    {
        Schedule schedule = operation.Schedule;
        string description = $"{operation.Outputs[0].Name}: {operation.Mnemonic} {operation.Window}";
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Literals.Xml(description)}.</summary>");
        string parameters = string.Join(", ", operation.Inputs.Select((_, i) => $"ref float x{Literals.Int(i)}"));
        writer.Line($"private static void $NAME$<TSimd, TVector>({parameters}, ref float y, nint rows, int chunk)");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, schedule);
        IEnumerable<string> references = operation.Inputs.Select((input, i) => Reference($"x{Literals.Int(i)}", input)).Concat([Reference("y", operation.Outputs[0])]);
        string kernel = operation.IsGradient ? RuntimeNames.PoolingGradients : RuntimeNames.PoolingKernel;
        writer.Line($"{kernel}.{(operation.IsMaximum ? "Max" : "Average")}<TSimd, TVector>({WindowLiteral.Window(operation.Window)}, {string.Join(", ", references)}, count);");
        string method = context.Methods.Add(Identifiers.Pascal(operation.Label) + (operation.IsGradient ? "Gradient" : "Forward"), writer.Close().ToString());
        string arguments = string.Join(", ", operation.Inputs.Select(input => "ref " + scope[input]));
        return new Step(description, ChunkCount(schedule, "rows"), $"{method}<TSimd, TVector>({arguments}, ref {scope[operation.Outputs[0]]}, rows, chunk);");

        string Reference(string name, Value value)
        {
            int pixels = value.Layout!.Positions;
            string stride = $"{RuntimeNames.Panel}.Stride(rows * {Literals.Int(pixels)})";
            return "ref " + At(name, Sum(PanelOffset(schedule, stride), $"(first * {Literals.Int(pixels * Layout.PanelWidth)})"));
        }
    }
}
