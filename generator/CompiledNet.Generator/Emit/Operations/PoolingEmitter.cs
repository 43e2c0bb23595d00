using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes poolings and their gradients: a chunk is a panel of channels and a block of images.</summary>
internal static class PoolingEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, PoolingOperation operation)
    {
        Schedule schedule = operation.Schedule;
        string description = $"{operation.Output.Name}: {operation.Mnemonic} {operation.Window}";
        StepMethod method = new StepMethod(scope).AddNumbered(operation.Inputs).Add("y", operation.Output).AddChunk("rows");
        CodeWriter writer = method.Begin(description);
        WriteChunk(writer, schedule);
        IEnumerable<string> references = operation.Inputs.Select((input, i) => Reference($"x{Int(i)}", input))
            .Append(Reference("y", operation.Output));
        string kind = operation.IsMaximum ? "Max" : "Average";
        string kernel = operation.Output.Layout!.IsPlanes
            ? $"PlanePooling.{kind}{(operation.IsGradient ? "Gradient" : string.Empty)}"
            : $"{(operation.IsGradient ? "PoolingGradients" : "PoolingKernel")}.{kind}";
        string arguments = $"{string.Join(", ", references)}, count";
        writer.Line(Specialized(context, operation, kind) is { } name
            ? $"{name}<TSimd, TVector>({arguments});"
            : $"{kernel}<TSimd, TVector>({WindowLiteral.Window(operation.Window)}, {arguments});");
        string call = method.End(context, Identifiers.Pascal(operation.Label) + (operation.IsGradient ? "Gradient" : "Forward"));
        return new Step(description, ChunkCount(schedule, "rows"), call);

        string Reference(string name, Value value)
        {
            int positions = value.Layout!.Positions;
            string stride = $"Panel.Stride(rows * {Int(positions)})";
            return "ref " + At(name, Sum(PanelOffset(schedule, stride), $"(first * {Int(positions * Layout.PanelWidth)})"));
        }
    }

    /// <summary>
    /// The name of a method for this window alone, whose numbers are its constants; null where the library's kernel is called.
    /// </summary>
    private static string? Specialized(EmitContext context, PoolingOperation operation, string kind)
    {
        if (!operation.IsSpecialized)
        {
            return null;
        }

        var writer = new CodeWriter();
        writer.Line($"/// <summary>{operation.Mnemonic} {Literals.Xml(operation.Window.ToString())}, of a panel of channels.</summary>");
        writer.Line(RuntimeNames.OptimizedKernel);
        writer.Line("private static void $NAME$<TSimd, TVector>(ref float x, ref float y, nint images)");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        writer.Line($"PoolingLoops.{kind}<TSimd, TVector>({WindowLiteral.Window(operation.Window)}, ref x, ref y, images);");
        string text = writer.Close().ToString();
        return context.Budget.Takes(text, [operation.Label], operation.Window.Taps, operation.Output.Layout!)
            ? context.Methods.Add(Identifiers.Pascal(operation.Label) + "Window", text)
            : null;
    }
}
