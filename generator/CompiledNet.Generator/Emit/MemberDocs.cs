using System.Globalization;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// What the doc comments of a network's members say of arguments: shapes, ranges, and what is thrown where they do not fit.
/// </summary>
internal sealed class MemberDocs(CompiledNetwork network)
{
    public const string ArgumentException = "global::System.ArgumentException";
    public const string ArgumentOutOfRangeException = "global::System.ArgumentOutOfRangeException";
    public const string Gradients = "[<see cref=\"ParameterLength\"/>], overwritten; in the layout of <see cref=\"Parameters\"/>.";
    public const string Step = "The training step, which the masks of dropout depend on.";

    /// <summary>What is wrong with the spans of <c>Predict</c> with one output.</summary>
    public const string PredictMistakes =
        "A span has another length, there is no row, or the outputs overlap the inputs or the parameters.";

    /// <summary>What is wrong with the spans of <c>Loss</c>.</summary>
    public const string LossMistakes = "A span has another length, or there is no row.";

    public string Inputs => $"[rows, {Number(network.InputShape.Length)}]{InputDetails}.";

    public string Outputs => $"[rows, {Number(network.OutputShape.Length)}], overwritten.";

    public string Labels
    {
        get
        {
            string positions = network.OutputShape.Positions > 1 ? $", {Number(network.OutputShape.Positions)}" : string.Empty;
            return $"[rows{positions}]: class labels, 0 to {Number(network.OutputShape.Features - 1)}.";
        }
    }

    public string Targets
    {
        get
        {
            string what = TargetsAreDistributions ? "a distribution a row" : TargetsAreProbabilities ? "values from 0 to 1" : "values";
            return $"[rows, {Number(network.OutputShape.Length)}]: {what}.";
        }
    }

    public string OutputGradients => $"[rows, {Number(network.OutputShape.Length)}]: the gradient by what <see cref=\"Predict\"/> gives.";

    public string InputGradients =>
        network.ReadsTokens ? "Empty: tokens have no gradients." : $"[rows, {Number(network.InputShape.Length)}], overwritten, or empty.";

    public string TargetGradients => $"[rows, {Number(network.OutputShape.Length)}], overwritten, or empty.";

    /// <summary>What is wrong with the spans of <c>Backward</c> and <c>BackwardFrom</c>.</summary>
    public string GradientMistakes
    {
        get
        {
            string rows = network.MinimumTrainingRows > 1
                ? $"there are fewer than {Number(network.MinimumTrainingRows)} rows, which a normalisation over the batch takes"
                : "there is no row";
            return $"A span has another length, {rows}, or gradients overlap each other, an argument or the parameters.";
        }
    }

    /// <summary>What is wrong with tokens; null where there are none, or any number is one.</summary>
    public string? TokenMistakes =>
        network.Vocabulary is { } vocabulary ? $"A token is outside 0 to {Number(vocabulary - 1)}." : null;

    /// <summary>What is wrong with tokens or labels.</summary>
    public string LabelMistakes => Sentences(TokenMistakes, $"A label is outside 0 to {Number(network.OutputShape.Features - 1)}.")!;

    /// <summary>What is wrong with tokens or targets; null where nothing can be.</summary>
    public string? TargetMistakes => Sentences(
        TokenMistakes,
        TargetsAreDistributions ? "A target is negative or not finite." : TargetsAreProbabilities ? "A target is outside 0 to 1." : null);

    private bool TargetsAreDistributions => network.Loss!.Kind == LossKind.CrossEntropy;

    private bool TargetsAreProbabilities => network.Loss!.Kind == LossKind.BinaryCrossEntropy;

    private string InputDetails => network.Vocabulary is { } vocabulary
        ? $": tokens{(vocabulary < int.MaxValue ? $", 0 to {Number(vocabulary - 1)}" : string.Empty)}"
        : network.InputShape.Rank > 1 ? $": {network.InputShape} values a row, the last axis contiguous" : string.Empty;

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Sentences one after the other, without those that are null; null where all are.</summary>
    public static string? Sentences(params string?[] sentences)
    {
        string text = string.Join(" ", sentences.Where(sentence => sentence is not null));
        return text.Length == 0 ? null : text;
    }
}
