using System.Globalization;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// What the doc comments of a network's members say of arguments: shapes, ranges, and what is thrown where they do not fit.
/// </summary>
internal sealed class MemberDocs(CompiledNetwork network)
{
    public const string Gradients = "[<see cref=\"ParameterLength\"/>], overwritten; in the layout of <see cref=\"Parameters\"/>.";
    private const string ArgumentException = "global::System.ArgumentException";
    private const string ArgumentOutOfRangeException = "global::System.ArgumentOutOfRangeException";

    public string Inputs => $"[rows, {Number(network.InputShape.Length)}]{InputDetails}.";

    public string Outputs => $"[rows, {Number(network.OutputShape.Length)}], overwritten.";

    public string Labels =>
        $"[rows{(network.OutputShape.Positions > 1 ? $", {Number(network.OutputShape.Positions)}" : string.Empty)}]: class labels, 0 to {Number(network.OutputShape.Features - 1)}.";

    public string Targets =>
        $"[rows, {Number(network.OutputShape.Length)}]: {(TargetsAreDistributions ? "a distribution a row" : TargetsAreProbabilities ? "values from 0 to 1" : "values")}.";

    public string OutputGradients => $"[rows, {Number(network.OutputShape.Length)}]: the gradient by what <see cref=\"Predict\"/> gives.";

    public string InputGradients =>
        network.ReadsTokens ? "Empty: tokens have no gradients." : $"[rows, {Number(network.InputShape.Length)}], overwritten, or empty.";

    public string TargetGradients => $"[rows, {Number(network.OutputShape.Length)}], overwritten, or empty.";

    private bool TargetsAreDistributions => network.Loss!.Kind == LossKind.CrossEntropy;

    private bool TargetsAreProbabilities => network.Loss!.Kind == LossKind.BinaryCrossEntropy;

    private string InputDetails => network.Vocabulary is { } vocabulary
        ? $": tokens{(vocabulary < int.MaxValue ? $", 0 to {Number(vocabulary - 1)}" : string.Empty)}"
        : network.InputShape.Rank > 1 ? $": {network.InputShape} values a row, the last axis contiguous" : string.Empty;

    public static void Parameter(CodeWriter writer, string name, string text) => writer.Line($"/// <param name=\"{name}\">{text}</param>");

    public static void Exception(CodeWriter writer, string type, string text) =>
        writer.Line($"/// <exception cref=\"{type}\">{text}</exception>");

    public void PredictExceptions(CodeWriter writer)
    {
        Exception(
            writer, ArgumentException, "A span has another length, there is no row, or the outputs overlap the inputs or the parameters.");
        OutOfRange(writer, null);
    }

    /// <summary>What <c>Loss</c> throws.</summary>
    /// <param name="writer">Where to write.</param>
    /// <param name="targets"><c>labels</c> or <c>targets</c>.</param>
    public void LossExceptions(CodeWriter writer, string targets)
    {
        Exception(writer, ArgumentException, "A span has another length, or there is no row.");
        OutOfRange(writer, targets);
    }

    /// <summary>What <c>Backward</c> and, without targets, <c>BackwardFrom</c> throw.</summary>
    public void BackwardExceptions(CodeWriter writer, string? targets)
    {
        string rows = network.MinimumTrainingRows > 1
            ? $"there are fewer than {Number(network.MinimumTrainingRows)} rows, which a normalisation over the batch takes"
            : "there is no row";
        Exception(
            writer, ArgumentException, $"A span has another length, {rows}, or gradients overlap each other, an argument or the parameters.");
        OutOfRange(writer, targets);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void OutOfRange(CodeWriter writer, string? targets)
    {
        string? token = network.Vocabulary is { } vocabulary ? $"A token is outside 0 to {Number(vocabulary - 1)}." : null;
        string? target = targets switch
        {
            "labels" => $"A label is outside 0 to {Number(network.OutputShape.Features - 1)}.",
            "targets" when TargetsAreDistributions => "A target is negative or not finite.",
            "targets" when TargetsAreProbabilities => "A target is outside 0 to 1.",
            _ => null,
        };
        if (token is not null || target is not null)
        {
            Exception(writer, ArgumentOutOfRangeException, string.Join(" ", new[] { token, target }.Where(text => text is not null)));
        }
    }
}
