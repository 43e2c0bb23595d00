using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes convolutions: a chunk is a group of panels and a block of images.</summary>
internal static class ConvolutionEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, ContractionOperation operation)
    {
        string description = Describe(operation);
        StepMethod method = ContractionEmitter.AddOperands(new StepMethod(scope), operation).AddChunk("rows");
        WriteBody(context, method.Begin(description), operation);
        return new Step(
            description, ChunkCount(operation.Schedule, "rows"), method.End(context, ContractionEmitter.NameOf(operation)));
    }

    public static Step EmitWeightGradient(EmitContext context, ValueScope scope, WeightGradientOperation operation)
    {
        string description = WeightGradientEmitter.Describe(operation);
        StepMethod method = WeightGradientEmitter.MethodOf(scope, operation, "rows");
        WriteWeightGradient(context, method.Begin(description), operation);
        return new Step(
            description, ChunkCount(operation.Schedule, "rows"), method.End(context, WeightGradientEmitter.NameOf(operation)));
    }

    private static string Describe(ContractionOperation operation)
    {
        string text = operation.IsInputGradient
            ? $"{operation.Y.Name}: the gradient by the images of a convolution {operation.Window}"
            : $"{operation.Y.Name}: convolution {operation.Window}, {operation.Matrix.Outputs} filters, of {operation.X.Name}";
        return text + Epilogues.Describe(operation);
    }

    private static void WriteBody(EmitContext context, CodeWriter writer, ContractionOperation operation)
    {
        Schedule schedule = operation.Schedule;
        Window window = operation.Window!;
        bool isParameter = operation.Weights.Kind == ValueKind.Parameter;
        Layout xLayout = operation.X.Layout!, yLayout = operation.Y.Layout!;
        string w = isParameter ? "parameters" : "weights";

        WriteChunk(writer, schedule);
        WriteStrides(writer, ("xStride", xLayout), ("yStride", yLayout));
        string yFirst = $"(first * {Int(yLayout.Positions * Layout.PanelWidth)})";
        string yOffset = Sum(PanelOffset(schedule, "yStride"), yFirst);
        string y = At(operation.Product is null ? "y" : "product", yOffset);
        string? epilogue = Epilogues.Type(context, operation);
        string other = Epilogues.IsInRegisters(operation, epilogue) && operation.Other is not null ? At("other", yOffset) : y;
        int wStride = operation.Matrix.Stride;
        string weights = At(
            w, Sum(Int(isParameter ? operation.Weights.Parameter!.Offset : 0), PanelOffset(schedule, Int(wStride))));
        string kernel = window.IsDepthwise
            ? "DepthwiseConvolutions"
            : yLayout.IsPlanes ? "PlaneConvolutions" : "Convolutions";
        writer.Line(
            $"{kernel}.{(operation.IsInputGradient ? "InputGradient" : "Forward")}<TSimd, TVector, {epilogue ?? "NoEpilogue"}>(");
        writer.Indented(arguments =>
        {
            string xPanel = window.IsDepthwise ? PanelOffset(schedule, "xStride") : "0";
            string x = $"ref {At("x", Sum(xPanel, $"(first * {Int(xLayout.Positions * Layout.PanelWidth)})"))}, {(xLayout.IsPlanes ? "0" : "xStride")}";
            if (yLayout.IsPlanes)
            {
                int filters = operation.IsInputGradient ? operation.Matrix.Depth / window.Taps : operation.Matrix.Outputs;
                arguments.Line($"{WindowLiteral.Window(window)}, {Int(filters)},");
                arguments.Line($"{x},");
                arguments.Line(
                    operation.IsInputGradient
                        ? $"ref {weights},"
                        : $"ref {weights}, ref {ContractionEmitter.Bias(operation, schedule).Reference},");
                arguments.Line($"ref {y}, ref {other}, count);");
                return;
            }

            bool hasFilters = !window.IsDepthwise && !operation.IsInputGradient;
            arguments.Line(
                hasFilters
                    ? $"{WindowLiteral.Window(window)}, {Int(operation.Matrix.Outputs)},"
                    : $"{WindowLiteral.Window(window)},");
            arguments.Line($"{x},");
            if (operation.IsInputGradient)
            {
                string depth = window.IsDepthwise ? string.Empty : $"{Int(operation.Matrix.Depth / window.Taps)}, ";
                arguments.Line($"{depth}ref {weights}, {Int(wStride)},");
            }
            else
            {
                (string biasReference, string biasStep) = ContractionEmitter.Bias(operation, schedule);
                arguments.Line($"ref {weights}, {Int(wStride)},");
                arguments.Line($"ref {biasReference}, {biasStep},");
            }

            arguments.Line($"ref {y}, ref {other}, yStride,");
            arguments.Line($"count, {PanelCount(schedule)});");
        });
        Epilogues.WritePanels(context, writer, operation, epilogue, "yStride", yFirst, $"(count * {Int(yLayout.Positions)})");
    }

    private static void WriteWeightGradient(EmitContext context, CodeWriter writer, WeightGradientOperation operation)
    {
        Schedule schedule = operation.Schedule;
        Window window = operation.Window!;
        bool isFused = operation.IsUpdateFused;
        WriteChunk(writer, schedule);
        bool isOfPlanes = operation.Dy.Layout!.IsPlanes;
        WriteStrides(writer, ("xStride", operation.X.Layout!), ("dyStride", operation.Dy.Layout!));
        string blocks = "0, 1";
        if (schedule.InputBlocks > 1)
        {
            writer.Line($"int block = chunk % {Int(schedule.InputBlocks)};");
            blocks = "block, block + 1";
        }

        string dy = At("dy", PanelOffset(schedule, "dyStride"));
        int wStride = operation.Matrix.Stride;
        string wOffset = Sum(isFused ? Int(operation.Weights.Offset) : "0", PanelOffset(schedule, Int(wStride)));
        (string updated, string slots, string slotLength, string type, string update) =
            UpdateEmitter.Target(context, isFused, "gradient", wOffset);
        string kernel = window.IsDepthwise
            ? "DepthwiseWeightGradients"
            : isOfPlanes ? "PlaneWeightGradients" : "ConvolutionWeightGradients";
        writer.Line($"{kernel}.Gradient<TSimd, TVector, {type}>(");
        writer.Indented(arguments =>
        {
            arguments.Line(
                window.IsDepthwise
                    ? $"{WindowLiteral.Window(window)},"
                    : $"{WindowLiteral.Window(window)}, {Int(operation.Matrix.Outputs)},");
            if (isOfPlanes)
            {
                arguments.Line("ref x, ref dy, rows,");
                arguments.Line($"ref {updated}, ref {slots}, {slotLength}, {update});");
                return;
            }

            arguments.Line(window.IsDepthwise
                ? $"ref {At("x", PanelOffset(schedule, "xStride"))}, xStride, ref {dy}, dyStride, rows,"
                : $"ref x, {(operation.X.Layout!.IsPlanes ? "0" : "xStride")}, ref {dy}, dyStride, rows, {blocks},");
            arguments.Line($"ref {updated}, ref {slots}, {slotLength}, {Int(wStride)}, {PanelCount(schedule)}, {update});");
        });
        if (operation.Bias is { } biasParameter)
        {
            string offset = Sum(isFused ? Int(biasParameter.Offset) : "0", PanelOffset(schedule, "16"));
            (updated, slots, slotLength, type, update) = UpdateEmitter.Target(context, isFused, "biasGradient", offset);
            string call = isOfPlanes
                ? $"PlaneWeightGradients.BiasGradient<TSimd, TVector, {type}>(ref dy, {Int(window.OutPixels)}, {Int(operation.Matrix.Outputs)}, rows, ref {updated}, ref {slots}, {slotLength}, {update});"
                : $"WeightGradients.BiasGradient<TSimd, TVector, {type}>(ref {dy}, dyStride, rows * {Int(window.OutPixels)}, ref {updated}, ref {slots}, {slotLength}, {PanelCount(schedule)}, {update});";
            if (schedule.InputBlocks > 1)
            {
                writer.Open("if (block == 0)").Line(call).Close();
            }
            else
            {
                writer.Line(call);
            }
        }
    }

    /// <summary>Declares the distances between the panels of values that are in panels.</summary>
    private static void WriteStrides(CodeWriter writer, params (string Name, Layout Layout)[] values)
    {
        string[] strides = values.Where(value => !value.Layout.IsPlanes)
            .Select(value => $"{value.Name} = Panel.Stride(rows * {Int(value.Layout.Positions)})")
            .ToArray();
        if (strides.Length > 0)
        {
            writer.Line($"nint {string.Join(", ", strides)};");
        }
    }
}
