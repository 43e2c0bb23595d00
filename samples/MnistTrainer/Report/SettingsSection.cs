using System.Globalization;

namespace MnistTrainer.Report;

/// <summary>What the training was asked for, and what it had to do with.</summary>
internal static class SettingsSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        page.Line($"<dl class=\"facts\">");
        foreach ((string name, string value) in Facts(content))
        {
            page.Line($"<div><dt>{name}</dt><dd>{value}</dd></div>");
        }

        page.Line($"</dl>");
    }

    private static IEnumerable<(string Name, string Value)> Facts(ReportContent content)
    {
        TrainingSettings settings = content.Settings;
        yield return ("model", settings.Model.Name);
        yield return ("optimiser", settings.Optimizer.Name());
        yield return ("learning rate", $"{settings.LearningRate.ToString(CultureInfo.InvariantCulture)}, along half a cosine to 0");
        yield return ("images in a step", Numbers.Count(settings.Batch));
        yield return ("epochs", Numbers.Count(settings.Epochs));
        yield return ("seed", settings.Seed.ToString(CultureInfo.InvariantCulture));
        yield return ("threads", settings.Threads == 0 ? "as the library chooses" : Numbers.Count(settings.Threads));
        yield return ("data", Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(settings.DataFolder))));
        yield return (
            "images",
            $"{Numbers.Count(content.Data.Training.Count)} to train on, {Numbers.Count(content.Data.Test.Count)} to test with, {content.Data.ImageHeight} x {content.Data.ImageWidth} pixels");
        yield return ("classes", Numbers.Count(content.Data.Classes));
        yield return ("parameters", Numbers.Count(content.Network.ParameterCount));
        yield return ("fingerprint of the network", content.Network.Fingerprint);
        yield return ("seconds of training", Texts.Seconds(content.History.Seconds));
    }
}
