using CompiledNet.Generator.Emit.Operations;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Writes a program: the table of contents of what a network computes, a step an operation. A long one is a list of parts;
/// programs that begin alike share them.
/// </summary>
internal static class ProgramEmitter
{
    public static string Emit(EmitContext context, Function function)
    {
        IReadOnlyList<ProgramPart> parts = ProgramPart.Cut(context, function);
        List<string> bodies = parts.Select((part, i) => part.Write(i == parts.Count - 1 ? Loss(function, part) : null)).ToList();
        return Method(function, function.Program.ToString(), Summary(function.Program), parts.Count == 1 ? bodies[0] : string.Join("\n", parts.Select(Call)));

        string Call(ProgramPart part, int i)
        {
            string preferred = $"{(function.IsTraining ? "Training" : "Inference")}Part{Literals.Int(i + 1)}";
            string name = context.Methods.Add(preferred, Method(function, "$NAME$", $"{Literals.Xml(part.Layers)}.", bodies[i]));
            return $"{name}<{TypeArguments(function)}>(frame, worker{(function.IsTraining ? ", update" : string.Empty)});";
        }
    }

    private static string Method(Function function, string name, string summary, string body)
    {
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"private static void {name}<{TypeArguments(function)}>({RuntimeNames.Frame} frame, int worker{(function.IsTraining ? ", in TUpdate update" : string.Empty)})");
        writer.Indented(constraints => constraints.Line(function.IsTraining ? RuntimeNames.UpdateConstraints : RuntimeNames.SimdConstraints));
        return writer.Open().Line(body.TrimEnd('\n')).Close().ToString();
    }

    private static string TypeArguments(Function function) => function.IsTraining ? "TSimd, TVector, TUpdate" : "TSimd, TVector";

    /// <summary>What the last part ends with, where the program has a loss.</summary>
    private static string? Loss(Function function, ProgramPart part) => function.Operations.OfType<LossOperation>().FirstOrDefault() is not { } loss ? null : new CodeWriter()
        .Line()
        .Line("// The mean is taken in double, in the order of the rows, by one worker.")
        .Open("if (worker == 0)")
        .Line($"frame.AddLoss(ref {part.Reference(loss.Losses)}, {OperationEmitter.Rows(loss.Prediction.Layout!)}, {Literals.Double(LossEmitter.SumScale(loss))});")
        .Close()
        .ToString();

    private static string Summary(NetworkProgram program) => program switch
    {
        NetworkProgram.Predict => "Inference.",
        NetworkProgram.LossOfLabels => "The loss of class labels, in inference mode.",
        NetworkProgram.LossOfTargets => "The loss of distributions or values, in inference mode.",
        NetworkProgram.TrainOnLabels => "Loss of class labels, gradients and updates.",
        NetworkProgram.TrainOnTargets => "Loss of distributions or values, gradients and updates.",
        _ => "Gradients and updates from the gradient of the outputs.",
    };
}
