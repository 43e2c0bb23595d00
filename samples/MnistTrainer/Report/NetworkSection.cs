namespace MnistTrainer.Report;

/// <summary>The table of the network's layers.</summary>
internal static class NetworkSection
{
    public static void Write(HtmlWriter page, ReportContent content) =>
        page.Line(
            $"<pre class=\"scroll\" role=\"region\" aria-labelledby=\"network-heading\" tabindex=\"0\">{content.Network.Summary.TrimEnd()}</pre>");
}
