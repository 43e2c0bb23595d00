using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;
using static CompiledNet.Generator.Emit.Operations.OperationEmitter;

namespace CompiledNet.Generator.Emit.Operations;

/// <summary>Writes losses, with their gradients in the same pass where the program wants them.</summary>
internal static class LossEmitter
{
    public static Step Emit(EmitContext context, ValueScope scope, Function function, LossOperation operation)
    {
        string rows = Rows(operation.Prediction.Layout!);
        bool hasTargetGradient = operation.TargetGradient is not null;
        var parameters = new List<string> { "ref float x", operation.TakesLabels ? "ref int labels" : "ref float targets", "ref float losses" };
        var arguments = new List<string> { $"ref {scope[operation.Prediction]}", $"ref {scope[operation.Targets]}", $"ref {scope[operation.Losses]}" };
        Add(operation.Elements, "elements");
        Add(operation.PredictionGradient, "dx");
        Add(operation.TargetGradient, "dt");
        if (hasTargetGradient)
        {
            parameters.Add("bool wantsTargetGradients");
            arguments.Add(scope.Constants.WantsGradient(function, function.Slots.TargetGradients[operation.Index]!));
        }

        if (operation.PredictionGradient is not null)
        {
            parameters.Add($"{RuntimeNames.LossWeights} weights");
            arguments.Add($"frame.LossWeights({Literals.Int(operation.Index)})");
        }

        string description = $"{operation.Mnemonic} of {operation.Prediction.Name}{(operation.PredictionGradient is null ? string.Empty : " and its gradient")}";
        var writer = new CodeWriter();
        writer.Line(
            $"/// <summary>{Literals.Xml(description)}: a loss for each row{(operation.PredictionGradient is null ? string.Empty : ", and what a mean over the rows makes of the gradient")}.</summary>");
        writer.Line($"private static void $NAME$<TSimd, TVector>({string.Join(", ", parameters)}, nint rows, int chunk)");
        writer.Indented(body => body.Line(RuntimeNames.SimdConstraints));
        writer.Open();
        WriteChunk(writer, operation.Schedule);
        if (operation.PredictionGradient is not null)
        {
            double scale = operation.Loss.Weight / (operation.IsElementwise ? operation.Prediction.Layout!.Features : 1);
            writer.Line(
                $"float scale = (float)({Literals.Double(scale)} / weights.Total(rows, {Literals.Int(operation.Prediction.Layout!.Positions)}));");
        }

        if (operation.IsElementwise)
        {
            WriteElementwise(context, writer, operation);
        }
        else
        {
            WriteClasses(writer, operation);
        }

        string name = (
            operation.PredictionGradient is null ? "Loss" : "LossAndGradient") + (operation.TakesLabels ? "OfLabels" : "OfTargets");
        string method = context.Methods.Add(name, writer.Close().ToString());
        return new Step(
            description, ChunkCount(operation.Schedule, rows), $"{method}<TSimd, TVector>({string.Join(", ", arguments)}, {rows}, chunk);");

        void Add(Value? value, string name)
        {
            if (value is not null)
            {
                parameters.Add($"ref float {name}");
                arguments.Add($"ref {scope[value]}");
            }
        }
    }

    private static void WriteClasses(CodeWriter writer, LossOperation operation)
    {
        Layout layout = operation.Prediction.Layout!;
        bool wantsGradient = operation.PredictionGradient is not null;
        string x = "ref " + At("x", "first * 16");
        string losses = "ref " + At("losses", "first");
        string dx = wantsGradient ? "ref " + At("dx", "first * 16") : x;
        string scale = wantsGradient ? "scale" : "0f";
        string smoothing = Literals.Float(operation.Loss.LabelSmoothing);
        string weights = wantsGradient ? Weights(layout) : "default";
        string shape = $"stride, count, {Literals.Int(layout.Features)}";
        string kernel = operation.Loss.Kind == LossKind.NegativeLogLikelihood
            && !operation.IsFused ? RuntimeNames.NegativeLogLikelihoodKernel
            : operation.IsFused ? RuntimeNames.SoftmaxCrossEntropyKernel
            : RuntimeNames.CrossEntropyKernel;
        if (operation.TakesLabels)
        {
            string tail = kernel == RuntimeNames.NegativeLogLikelihoodKernel ? $"{scale}, {weights}" : $"{smoothing}, {scale}, {weights}";
            writer.Line(
                $"{kernel}.Labels<TSimd, TVector>({x}, ref {RuntimeNames.Mem}.At(ref labels, first), {losses}, {dx}, {Bool(wantsGradient)}, {shape}, {tail});");
            return;
        }

        bool hasTargetGradient = operation.TargetGradient is not null;
        string dt = hasTargetGradient ? "ref " + At("dt", "first * 16") : x;
        writer.Line(
            $"{kernel}.Targets<TSimd, TVector>({x}, ref {At("targets", "first * 16")}, {losses}, {dx}, {dt}, {Bool(wantsGradient)}, {(hasTargetGradient ? "wantsTargetGradients" : "false")}, {shape}, {smoothing}, {scale}, {weights});");
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

        writer.Open($"for (int panel = 0; panel < {Literals.Int(layout.Panels)}; panel++)");
        writer.Line("nint offset = (panel * stride) + (first * 16);");
        string[] inputs = [At("x", "offset"), At("targets", "offset")];
        string[] outputs = wantsGradient ? [At("elements", "offset"), At("dx", "offset")] : [At("elements", "offset")];
        Expression[] expressions = wantsGradient ? [loss, Expression.Scalar * dp] : [loss];
        writer.Line(MapEmitter.Call(
            context, ([operation.Label], layout), prefix + "Map",
            $"The loss {ExpressionPrinter.Print(loss)}{(wantsGradient ? $" and its gradient {ExpressionPrinter.Print(dp)}" : string.Empty)} of x0 against the target x1.",
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
        writer.Line(
            $"{RuntimeNames.RowSums}.Sum<TSimd, TVector>(ref {At("elements", "first * 16")}, stride, {Literals.Int(layout.Features)}, ref {At("losses", "first")}, count);");
        if (wantsGradient)
        {
            writer.Line(
                $"{RuntimeNames.RowWeighting}.Apply<TSimd, TVector>(ref {At("losses", "first")}, ref {At("dx", "first * 16")}, stride, count, {Literals.Int(layout.Features)}, {Weights(layout)});");
        }
    }

    /// <summary>What the sum of the losses is multiplied by, before it is divided by the rows and weighted.</summary>
    public static double SumScale(LossOperation operation) =>
        1.0 / operation.Prediction.Layout!.Positions / (operation.IsElementwise ? operation.Prediction.Layout.Features : 1);

    private static string Weights(Layout layout) => $"weights.At(first, {Literals.Int(layout.Positions)})";

    private static string Bool(bool value) => value ? "true" : "false";
}
