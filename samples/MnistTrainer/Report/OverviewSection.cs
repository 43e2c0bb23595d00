using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>What one wants to know first.</summary>
internal static class OverviewSection
{
    public static void Write(HtmlWriter page, ReportContent content, string title)
    {
        TrainingHistory history = content.History;
        Evaluation test = content.Test;
        page.Line($"<header>");
        page.Line($"<h1>{title}</h1>");
        page.Line($"<dl class=\"tiles\">");
        Tile(
            "test accuracy", Numbers.Percent(test.Accuracy!.Value),
            $"{Numbers.Count(test.Confusion!.Correct)} of {Numbers.Count(test.Count)} images");
        Tile(
            "test loss", Numbers.Plain(test.Loss),
            history.Best is { } best
                ? $"lowest {Numbers.Plain(best.ValidationLoss!.Value)}, in epoch {Numbers.Count(best.Epoch)}"
                : "no finite one");
        if (history.Last.Training is { Accuracy: { } accuracy } training)
        {
            Tile("training accuracy", Numbers.Percent(accuracy), $"of {Numbers.Count(training.Count)} images");
        }

        Tile(
            "parameters", Numbers.Count(
                content.Network.ParameterCount), $"in {Numbers.Count(content.Network.ParameterTable.Count)} tensors");
        Tile(
            "training", Texts.Seconds(history.Seconds) + " s",
            history.Epochs.Count == 1 ? "1 epoch" : $"{Numbers.Count(history.Epochs.Count)} epochs");
        page.Line($"</dl>");
        if (Texts.Diverged(history) is { } diverged)
        {
            page.Line(
                $"<p class=\"note\">{diverged} Figures and confusion matrix are those of that epoch; mistakes and weights are those of the network.</p>");
        }

        page.Line($"</header>");

        void Tile(string name, string value, string detail) =>
            page.Line($"<div><dt>{name}</dt><dd><b>{value}</b> <small>{detail}</small></dd></div>");
    }
}
