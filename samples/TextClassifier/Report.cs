using System.Globalization;
using CompiledNet;

namespace TextClassifier;

/// <summary>What the program prints.</summary>
internal static class Report
{
    private static readonly LineKind[] s_kinds = Enum.GetValues<LineKind>();

    public static void Data(Split split) => Print(
        $"{split.Training.Count} lines of this repository to train on, {split.Test.Count} to test with, as many of each kind: {string.Join(", ", s_kinds)}.");

    public static void Epoch(EpochResult epoch) =>
        Print(
            $"epoch {epoch.Epoch,2}: loss {epoch.TrainingLoss:F4}, test loss {epoch.ValidationLoss:F4}, test accuracy {100 * epoch.ValidationAccuracy:F1} %, {epoch.Seconds:F2} s");

    public static void Result(TrainingHistory history)
    {
        ConfusionMatrix confusion = history.Last.Validation!.Confusion!;
        Print(
            $"Test accuracy {100 * history.Last.ValidationAccuracy:F1} % ({confusion.Correct} of {confusion.Count}; by chance {100.0 / s_kinds.Length:F0} %), {history.Seconds:F1} s of training");
        foreach (LineKind kind in s_kinds)
        {
            Print($"{kind,10} taken for {string.Join(", ", s_kinds.Select(other => $"{other} {confusion[(int)kind, (int)other]}"))}");
        }
    }

    /// <summary>A line and the chance that the network gives each kind.</summary>
    public static void Example(LineClassifier network, Line line)
    {
        int[] tokens = new int[LineClassifier.InputLength];
        float[] probabilities = new float[LineClassifier.OutputLength];
        Characters.Encode(line.Text, tokens);
        network.Predict(tokens, probabilities);
        Print(
            $"{line.Kind,10}: {string.Join(", ", s_kinds.Select(kind => $"{kind} {100 * probabilities[(int)kind],4:F0} %"))}   {line.Text}");
    }

    private static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
