using CompiledNet.Generator.Emit.Operations;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Writes a function: the table of contents of what a network computes, a step an operation. A long one is a list of parts.
/// </summary>
internal static class ProgramEmitter
{
    public static string Emit(EmitContext context, Function function)
    {
        IReadOnlyList<ProgramPart> parts = ProgramPart.Cut(context, function);
        List<string> bodies = parts.Select((part, i) => part.Write(i == parts.Count - 1 ? Losses(context, function, part) : null)).ToList();
        string name = function.Name;
        return Method(function, name, Summary(function), parts.Count == 1 ? bodies[0] : string.Join("\n", parts.Select(Call)));

        string Call(ProgramPart part, int i)
        {
            string method = context.Methods.Add(
                $"{name}Part{Literals.Int(i + 1)}", Method(function, "$NAME$", $"{Literals.Xml(part.Layers)}.", bodies[i]));
            return $"{method}<{TypeArguments(function)}>(frame, worker{(function.IsTraining ? ", update" : string.Empty)});";
        }
    }

    private static string Method(Function function, string name, string summary, string body)
    {
        var writer = new CodeWriter();
        string update = function.IsTraining ? ", in TUpdate update" : string.Empty;
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line($"private static void {name}<{TypeArguments(function)}>(Frame frame, int worker{update})");
        writer.Indented(
            constraints => constraints.Line(function.IsTraining ? RuntimeNames.UpdateConstraints : RuntimeNames.SimdConstraints));
        return writer.Open().Line(body.TrimEnd('\n')).Close().ToString();
    }

    private static string TypeArguments(Function function) => function.IsTraining ? "TSimd, TVector, TUpdate" : "TSimd, TVector";

    /// <summary>What the last part ends with, where there are losses.</summary>
    private static string? Losses(EmitContext context, Function function, ProgramPart part)
    {
        List<LossOperation> losses = function.Operations.OfType<LossOperation>()
            .GroupBy(loss => loss.Losses)
            .Select(group => group.First())
            .ToList();
        if (losses.Count == 0)
        {
            return null;
        }

        var writer = new CodeWriter();
        writer.Line();
        writer.Line("// The sums are taken in double, in the order of the rows, by one worker.");
        writer.Open("if (worker == 0)");
        foreach (LossOperation loss in losses)
        {
            long results = function.Operations.OfType<LossOperation>()
                .Where(other => other.Losses == loss.Losses)
                .Aggregate(0L, (set, other) => set | other.Results);
            string? condition = context.Constants.Wants(function, results);
            if (condition is not null)
            {
                writer.Open($"if ({condition})");
            }

            string rows = OperationEmitter.Rows(loss.Prediction.Layout!), scale = Literals.Double(LossEmitter.SumScale(loss));
            writer.Line($"frame.AddLoss({Literals.Int(loss.Index)}, ref {part.Reference(loss.Losses)}, {rows}, {scale});");
            if (condition is not null)
            {
                writer.Close();
            }
        }

        return writer.Close().ToString();
    }

    private static string Summary(Function function) =>
        function.DerivedLength > 0 ? "What inference reads instead of some parameters, kept until these change."
        : function.IsTraining ? "Losses, gradients and updates, as far as a run is asked for them."
        : "Outputs and losses in inference mode, as far as a run is asked for them.";
}
