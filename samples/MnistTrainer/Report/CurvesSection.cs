using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>Losses, accuracies and learning rates by epoch.</summary>
internal static class CurvesSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        IReadOnlyList<EpochResult> epochs = content.History.Epochs;
        LineChart[] charts =
        [
            new(
                "Loss", [Line("training", "training", epoch => epoch.TrainingLoss), Line("test", "test", epoch => epoch.ValidationLoss)],
                Numbers.Plain, baseline: 0),
            new(
                "Accuracy, %",
                [
                    Line("training", "training", epoch => epoch.Training?.Accuracy * 100),
                    Line("test", "test", epoch => epoch.ValidationAccuracy * 100)],
                percent => Numbers.Percent(percent / 100)),
            new("Learning rate", [Line("last step of the epoch", "rate", epoch => epoch.LearningRate)], Numbers.Short, baseline: 0),
        ];
        page.Line($"<div class=\"charts\">");
        Array.ForEach(charts, chart => chart.WriteTo(page));
        page.Line($"</div>");
        page.Line(
            $"<p class=\"note\">The training loss is the mean over an epoch&#39;s images, each before its step; the rest is measured after the epoch.{Gaps(epochs)}</p>");

        ChartSeries Line(string name, string style, Func<EpochResult, double?> value) =>
            new(name, style, [.. epochs.Select(epoch => value(epoch) ?? double.NaN)]);
    }

    /// <summary>Why a curve may begin late: a training that was begun without a report did not look at its training accuracy.</summary>
    private static string Gaps(IReadOnlyList<EpochResult> epochs) =>
        epochs.Any(epoch => epoch.Training is null) ? " Epochs before a report was asked for have no training accuracy." : "";
}
