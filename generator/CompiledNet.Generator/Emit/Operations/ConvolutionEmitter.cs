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
        return text + (operation.Winograd is null ? string.Empty : ", by Winograd's algorithm") + Epilogues.Describe(operation);
    }

    private static void WriteBody(EmitContext context, CodeWriter writer, ContractionOperation operation)
    {
        Schedule schedule = operation.Schedule;
        Window window = operation.Window!;
        Layout xLayout = operation.X.Layout!, yLayout = operation.Y.Layout!;
        WriteChunk(writer, schedule);
        WriteStrides(writer, ("xStride", xLayout), ("yStride", yLayout));
        string xFirst = $"(first * {Int(xLayout.Positions * Layout.PanelWidth)})";
        string yFirst = $"(first * {Int(yLayout.Positions * Layout.PanelWidth)})";
        string yOffset = Sum(PanelOffset(schedule, "yStride"), yFirst);
        string y = At(operation.Product is null ? "y" : "product", yOffset);
        string? epilogue = Epilogues.Type(context, operation);
        string other = Epilogues.IsInRegisters(operation, epilogue) && operation.Other is not null ? At("other", yOffset) : y;
        string x = At("x", Sum(window.IsDepthwise ? PanelOffset(schedule, "xStride") : "0", xFirst));
        string images = Panels(x, xLayout.IsPlanes ? "0" : "xStride");
        string weights = Panels(ContractionEmitter.Weights(operation), Int(operation.Matrix.Stride));
        string types = $"TSimd, TVector, {epilogue ?? "NoEpilogue"}";
        string kernel = window.IsDepthwise ? "DepthwiseConvolutions"
            : operation.Winograd is null ? "Convolutions"
            : "WinogradConvolutions";
        string scratch = operation.Winograd is { } plan ? $", ref {ChunkScratch("scratch", plan.ChunkLength)}" : string.Empty;
        if (yLayout.IsPlanes)
        {
            WritePlanes(writer, operation, types, images, $"ref {y}, ref {other}");
        }
        else if (operation.IsInputGradient)
        {
            string depth = window.IsDepthwise ? string.Empty : $"{Int(operation.Channels)}, ";
            writer.Block($$"""
                {{kernel}}.InputGradient<{{types}}>(
                    {{WindowLiteral.Window(window)}},
                    {{images}},
                    {{depth}}{{weights}},
                    {{Panels(y, "yStride")}}, ref {{other}},
                    count, {{PanelCount(schedule)}}{{scratch}});
                """);
        }
        else
        {
            (string bias, string biasStep) = ContractionEmitter.Bias(operation, schedule);
            writer.Block($$"""
                {{kernel}}.Forward<{{types}}>(
                    {{WindowLiteral.Window(window)}},
                    {{images}},
                    {{weights}},
                    {{Panels(bias, biasStep)}},
                    {{Panels(y, "yStride")}}, ref {{other}},
                    count, {{PanelCount(schedule)}}{{scratch}});
                """);
        }

        Epilogues.WritePanels(context, writer, operation, epilogue, "yStride", yFirst, $"(count * {Int(yLayout.Positions)})");
    }

    /// <summary>The call that gives images in planes.</summary>
    private static void WritePlanes(CodeWriter writer, ContractionOperation operation, string types, string images, string results)
    {
        Window window = operation.Window!;
        string weights = ContractionEmitter.Weights(operation);
        if (operation.IsInputGradient)
        {
            writer.Block($$"""
                PlaneConvolutions.InputGradient<{{types}}>(
                    {{WindowLiteral.Window(window)}}, {{Int(operation.Channels)}},
                    {{images}},
                    ref {{weights}},
                    {{results}}, count);
                """);
            return;
        }

        writer.Block($$"""
            PlaneConvolutions.Forward<{{types}}>(
                {{WindowLiteral.Window(window)}}, {{Int(operation.Matrix.Outputs)}},
                {{images}},
                ref {{weights}}, ref {{ContractionEmitter.Bias(operation, operation.Schedule).Reference}},
                {{results}}, count);
            """);
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
        GradientTarget target = UpdateEmitter.Target(context, isFused, "gradient", wOffset);
        if (isOfPlanes)
        {
            writer.Block($$"""
                PlaneWeightGradients.Gradient<TSimd, TVector, {{target.Type}}>(
                    {{WindowLiteral.Window(window)}}, {{Int(operation.Matrix.Outputs)}},
                    ref x, ref dy, rows,
                    {{target.Target}}, {{target.Update}});
                """);
        }
        else if (window.IsDepthwise)
        {
            writer.Block($$"""
                DepthwiseWeightGradients.Gradient<TSimd, TVector, {{target.Type}}>(
                    {{WindowLiteral.Window(window)}},
                    {{Panels(At("x", PanelOffset(schedule, "xStride")), "xStride")}}, {{Panels(dy, "dyStride")}}, rows,
                    {{target.Target}}, {{Int(wStride)}}, {{PanelCount(schedule)}}, {{target.Update}});
                """);
        }
        else
        {
            string xStride = operation.X.Layout!.IsPlanes ? "0" : "xStride";
            writer.Block($$"""
                ConvolutionWeightGradients.Gradient<TSimd, TVector, {{target.Type}}>(
                    {{WindowLiteral.Window(window)}},
                    {{Panels("x", xStride)}}, {{Panels(dy, "dyStride")}}, rows, {{blocks}},
                    {{target.Target}}, {{Int(wStride)}}, {{PanelCount(schedule)}}, {{target.Update}});
                """);
        }

        if (operation.Bias is { } biasParameter)
        {
            string pixels = Int(window.OutPixels);
            string call = isOfPlanes
                ? PlaneBiasGradient(context, operation, biasParameter)
                : WeightGradientEmitter.BiasGradient(context, operation, dy, "dyStride", $"rows * {pixels}");
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

    private static string PlaneBiasGradient(EmitContext context, WeightGradientOperation operation, Parameter bias)
    {
        string offset = Sum(operation.IsUpdateFused ? Int(bias.Offset) : "0", PanelOffset(operation.Schedule, "16"));
        GradientTarget target = UpdateEmitter.Target(context, operation.IsUpdateFused, "biasGradient", offset);
        string sizes = $"{Int(operation.Window!.OutPixels)}, {Int(operation.Matrix.Outputs)}";
        return
            $"PlaneWeightGradients.BiasGradient<TSimd, TVector, {target.Type}>(ref dy, {sizes}, rows, {target.Target}, {target.Update});";
    }

    /// <summary>Declares the distances between the panels of values that are in panels.</summary>
    public static void WriteStrides(CodeWriter writer, params (string Name, Layout Layout)[] values)
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
