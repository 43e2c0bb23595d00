using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using static CompiledNet.Generator.Emit.Literals;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes losses, with their gradients in the same pass where the program wants them.</summary>
internal static class LossEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, Function function, LossOperation operation)
    {
        string rows = Rows(operation.Prediction.Layout!);
        bool hasGradient = operation.PredictionGradient is not null;
        StepMethod method = AddOperands(new StepMethod(scope), scope, function, operation).AddChunk(rows);
        string description = $"{operation.Mnemonic} of {operation.Prediction.Name}{(hasGradient ? " and its gradient" : string.Empty)}";
        string result = hasGradient ? "a loss for each row, and what a mean over the rows makes of the gradient" : "a loss for each row";
        CodeWriter writer = method.Begin($"{description}: {result}");
        WriteChunk(writer, operation.Schedule);
        if (hasGradient)
        {
            double scale = operation.Loss.Weight / (operation.IsElementwise ? operation.Prediction.Layout!.Features : 1);
            writer.Line(
                $"float scale = (float)({Double(scale)} / weights.Total(rows, {Int(operation.Prediction.Layout!.Positions)}));");
        }

        if (operation.IsElementwise)
        {
            WriteElementwise(context, writer, operation);
        }
        else
        {
            WriteClasses(writer, operation);
        }

        string name = (hasGradient ? "LossAndGradient" : "Loss") + (operation.TakesLabels ? "OfLabels" : "OfTargets");
        return new Step(description, ChunkCount(operation.Schedule, rows), method.End(context, name));
    }

    /// <summary>Adds what a loss reads and writes.</summary>
    private static StepMethod AddOperands(StepMethod method, ValueScope scope, Function function, LossOperation operation)
    {
        method.Add("x", operation.Prediction);
        method.Add(operation.TakesLabels ? "ref int labels" : "ref float targets", $"ref {scope[operation.Targets]}");
        method.Add("losses", operation.Losses);
        if (operation.Elements is { } elements)
        {
            method.Add("elements", elements);
        }

        if (operation.PredictionGradient is { } predictionGradient)
        {
            method.Add("dx", predictionGradient);
        }

        if (operation.TargetGradient is { } targetGradient)
        {
            method.Add("dt", targetGradient);
            method.Add(
                "bool wantsTargetGradients",
                scope.Constants.WantsGradient(function, function.Slots.TargetGradients[operation.Index]!));
        }

        return operation.PredictionGradient is null
            ? method
            : method.Add("LossWeights weights", $"frame.LossWeights({Int(operation.Index)})");
    }

    private static void WriteClasses(CodeWriter writer, LossOperation operation)
    {
        Layout layout = operation.Prediction.Layout!;
        bool wantsGradient = operation.PredictionGradient is not null;
        string first = At("x", "first * 16"), x = $"ref {first}", panels = Panels(first, "stride");
        string losses = "ref " + At("losses", "first");
        string dx = wantsGradient ? "ref " + At("dx", "first * 16") : x;
        string scale = wantsGradient ? "scale" : "0f";
        string smoothing = Float(operation.Loss.LabelSmoothing);
        string weights = wantsGradient ? Weights(layout) : "default";
        string shape = $"count, {Int(layout.Features)}";
        bool isOfLogarithms = operation is { Loss.Kind: LossKind.NegativeLogLikelihood, IsFused: false };
        string kernel = isOfLogarithms ? "NegativeLogLikelihoodKernel"
            : operation.IsFused ? "SoftmaxCrossEntropyKernel"
            : "CrossEntropyKernel";
        if (operation.TakesLabels)
        {
            string tail = isOfLogarithms ? $"{scale}, {weights}" : $"{smoothing}, {scale}, {weights}";
            writer.Line(
                $"{kernel}.Labels<TSimd, TVector>({panels}, ref Mem.At(ref labels, first), {losses}, {dx}, {Bool(wantsGradient)}, {shape}, {tail});");
            return;
        }

        bool hasTargetGradient = operation.TargetGradient is not null;
        string dt = hasTargetGradient ? "ref " + At("dt", "first * 16") : x;
        string values = $"{panels}, ref {At("targets", "first * 16")}, {losses}, {dx}, {dt}";
        string wanted = $"{Bool(wantsGradient)}, {(hasTargetGradient ? "wantsTargetGradients" : "false")}";
        writer.Line($"{kernel}.Targets<TSimd, TVector>({values}, {wanted}, {shape}, {smoothing}, {scale}, {weights});");
    }

    private static void WriteElementwise(EmitContext context, CodeWriter writer, LossOperation operation)
    {
        Layout layout = operation.Prediction.Layout!;
        Expression p = Expression.Input(0), t = Expression.Input(1);
        Expression loss = operation.IsFused ? LossExpressions.SigmoidBinaryCrossEntropy(p, t) : LossExpressions.Loss(operation.Loss, p, t);
        Expression dp = operation.IsFused
            ? LossExpressions.SigmoidBinaryCrossEntropyGradient(p, t)
            : LossExpressions.PredictionGradient(operation.Loss, p, t);
        Expression dt = operation.IsFused ? -p : LossExpressions.TargetGradient(operation.Loss, p, t);
        bool wantsGradient = operation.PredictionGradient is not null;
        string prefix = Identifiers.Pascal(operation.Label);

        writer.Open($"for (int panel = 0; panel < {Int(layout.Panels)}; panel++)");
        writer.Line("nint offset = (panel * stride) + (first * 16);");
        string[] inputs = [At("x", "offset"), At("targets", "offset")];
        string[] outputs = wantsGradient ? [At("elements", "offset"), At("dx", "offset")] : [At("elements", "offset")];
        Expression[] expressions = wantsGradient ? [loss, Expression.Scalar * dp] : [loss];
        string gradient = wantsGradient ? $" and its gradient {ExpressionPrinter.Print(dp)}" : string.Empty;
        writer.Line(MapEmitter.Call(
            context, ([operation.Label], layout), prefix + "Map",
            $"The loss {ExpressionPrinter.Print(loss)}{gradient} of x0 against the target x1.",
            ExpressionProgram.Create(expressions), inputs, outputs, "count * 16", wantsGradient ? "scale" : null));
        if (operation.TargetGradient is not null)
        {
            writer.Open("if (wantsTargetGradients)");
            writer.Line(MapEmitter.Call(
                context, ([operation.Label], layout), prefix + "TargetMap", $"The gradient by the target, {ExpressionPrinter.Print(dt)}.",
                ExpressionProgram.Create([Expression.Scalar * dt]), inputs, [At("dt", "offset")], "count * 16", "scale"));
            writer.Close();
        }

        writer.Close();
        writer.Line();
        string elements = At("elements", "first * 16"), losses = At("losses", "first"), features = Int(layout.Features);
        writer.Line($"RowSums.Sum<TSimd, TVector>({Panels(elements, "stride")}, {features}, ref {losses}, count);");
        if (wantsGradient)
        {
            string dx = Panels(At("dx", "first * 16"), "stride");
            writer.Line($"RowWeighting.Apply<TSimd, TVector>(ref {losses}, {dx}, count, {features}, {Weights(layout)});");
        }
    }

    /// <summary>What the sum of the losses is multiplied by, before it is divided by the rows and weighted.</summary>
    public static double SumScale(LossOperation operation) =>
        1.0 / operation.Prediction.Layout!.Positions / (operation.IsElementwise ? operation.Prediction.Layout.Features : 1);

    private static string Weights(Layout layout) => $"weights.At(first, {Int(layout.Positions)})";

    private static string Bool(bool value) => value ? "true" : "false";
}
