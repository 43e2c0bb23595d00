using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>The numbers of the curves.</summary>
internal static class EpochsSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        page.Line($"<div class=\"scroll tall\" role=\"region\" aria-labelledby=\"epochs-heading\" tabindex=\"0\">");
        page.Line($"<table class=\"numbers\">");
        page.Write(
            $"<thead><tr><th scope=\"col\">epoch</th><th scope=\"col\">training loss</th><th scope=\"col\">test loss</th><th scope=\"col\">training accuracy</th>");
        page.Line($"<th scope=\"col\">test accuracy</th><th scope=\"col\">learning rate</th><th scope=\"col\">seconds</th></tr></thead>");
        page.Line($"<tbody>");
        foreach (EpochResult epoch in content.History.Epochs)
        {
            page.Write(
                $"<tr><th scope=\"row\">{epoch.Epoch}</th><td>{Numbers.Plain(epoch.TrainingLoss)}</td><td>{Numbers.Plain(epoch.ValidationLoss!.Value)}</td>");
            page.Write(
                $"<td>{(epoch.Training?.Accuracy is { } accuracy ? Numbers.Percent(accuracy) : "")}</td><td>{Numbers.Percent(epoch.ValidationAccuracy!.Value)}</td>");
            page.Line($"<td>{Numbers.Short(epoch.LearningRate)}</td><td>{Texts.Seconds(epoch.Seconds)}</td></tr>");
        }

        page.Line($"</tbody>");
        page.Line($"</table>");
        page.Line($"</div>");
    }
}
