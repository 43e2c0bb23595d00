using CompiledNet.Generator.Emit.Operations;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes a program: the table of contents of what a network computes, a step an operation.</summary>
internal static class ProgramEmitter
{
    public static string Emit(EmitContext context, Function function)
    {
        var scope = new ValueScope();
        var steps = new List<(Operation Operation, Step Step)>();
        foreach (Operation operation in function.Operations)
        {
            steps.Add((operation, OperationEmitter.Emit(context, scope, operation)));
        }

        bool updates = function.IsTraining;
        var writer = new CodeWriter();
        writer.Line($"/// <summary>{Summary(function.Program)}</summary>");
        writer.Line($"private static void {function.Program}<TSimd, TVector{(updates ? ", TUpdate" : string.Empty)}>({RuntimeNames.Frame} frame, int worker{(updates ? ", in TUpdate update" : string.Empty)})");
        writer.Indented(constraints => constraints.Line(updates ? RuntimeNames.UpdateConstraints : RuntimeNames.SimdConstraints));
        writer.Open();
        WriteLocals(writer, function, scope, steps.Select(step => step.Step).ToList());
        foreach ((Operation operation, Step step) in steps)
        {
            WriteStep(writer, operation, step);
        }

        if (function.Operations.OfType<LossOperation>().FirstOrDefault() is { } loss)
        {
            writer.Line();
            writer.Line("// The mean is taken in double, in the order of the rows, by one worker.");
            writer.Open("if (worker == 0)");
            writer.Line($"frame.AddLoss(ref {scope[loss.Losses]}, {OperationEmitter.Rows(loss.Prediction.Layout!)}, {Literals.Double(LossEmitter.SumScale(loss))});");
            writer.Close();
        }

        return writer.Close().ToString();
    }

    private static void WriteLocals(CodeWriter writer, Function function, ValueScope scope, List<Step> steps)
    {
        writer.Line("nint rows = frame.Rows;");
        if (steps.Any(step => step.Call.Contains("parameters")))
        {
            writer.Line("ref float parameters = ref frame.Parameters;");
        }

        if (scope.Arena.Count == 0)
        {
            return;
        }

        writer.Line("ref float scratch = ref frame.Scratch;");
        foreach (Value value in scope.Arena)
        {
            Storage storage = value.Storage!.Value;
            string place = OperationEmitter.At("scratch", OperationEmitter.Sum(
                storage.PerRow == 0 ? "0" : $"({Literals.Int(storage.PerRow)} * rows)",
                Literals.Int(storage.Fixed)));
            string reference = value.IsRowOfInputs ? $"rows == 1 ? ref frame.Inputs : ref {place}" : place;
            writer.Line($"ref float {scope[value]} = ref {reference};");
        }
    }

    private static void WriteStep(CodeWriter writer, Operation operation, Step step)
    {
        writer.Line();
        writer.Line($"// {step.Comment}.");
        bool isConditional = operation.Condition != RunCondition.Always;
        if (isConditional)
        {
            writer.Open($"if (frame.{operation.Condition})");
        }
        else if (operation is PackOperation { IsSkippedForOneRow: true })
        {
            isConditional = true;
            writer.Open("if (rows > 1)");
        }

        writer.Open($"for (int chunk = worker; chunk < {step.Chunks}; chunk += frame.Workers)");
        writer.Line(step.Call);
        writer.Close();
        writer.Line("frame.Wait();");
        if (isConditional)
        {
            writer.Close();
        }
    }

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
