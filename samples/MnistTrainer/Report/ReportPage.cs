using System.Reflection;

namespace MnistTrainer.Report;

/// <summary>The page: one file that needs no other. The same training gives the same text, but for the seconds that it took.</summary>
internal static class ReportPage
{
    /// <summary>The sections after the overview in their order, each with the heading that it is found by.</summary>
    private static readonly (string Id, string Heading, Action<HtmlWriter, ReportContent> Write)[] s_sections =
    [
        ("curves", "Learning curves", CurvesSection.Write),
        ("epochs", "Epochs", EpochsSection.Write),
        ("confusion", "Confusion matrix", ConfusionSection.Write),
        ("mistakes", "Surest mistakes", MistakesSection.Write),
        ("weights", "First layer", WeightsSection.Write),
        ("network", "Network", NetworkSection.Write),
        ("settings", "Settings and facts", SettingsSection.Write),
    ];

    /// <summary>The text of the page.</summary>
    public static string Create(ReportContent content)
    {
        var page = new HtmlWriter();
        string title = $"{content.Network.Name}: training report";
        page.Line($"<!DOCTYPE html>");
        page.Line($"<html lang=\"en\">");
        page.Line($"<head>");
        page.Line($"<meta charset=\"utf-8\" />");
        page.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />");
        page.Line($"<meta name=\"color-scheme\" content=\"light dark\" />");
        page.Line(
            $"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;\" />");
        page.Line($"<title>{title}</title>");
        page.Style(Sheet());
        page.Line($"</head>");
        page.Line($"<body>");
        OverviewSection.Write(page, content, title);
        page.Line($"<nav aria-label=\"Sections\"><ul>");
        foreach ((string id, string heading, _) in s_sections)
        {
            page.Line($"<li><a href=\"#{id}\">{heading}</a></li>");
        }

        page.Line($"</ul></nav>");
        page.Line($"<main>");
        foreach ((string id, string heading, Action<HtmlWriter, ReportContent> write) in s_sections)
        {
            page.Line($"<section id=\"{id}\" aria-labelledby=\"{id}-heading\">");
            page.Line($"<h2 id=\"{id}-heading\">{heading}</h2>");
            write(page, content);
            page.Line($"</section>");
        }

        page.Line($"</main>");
        page.Line($"</body>");
        page.Line($"</html>");
        return page.ToString();
    }

    private static string Sheet()
    {
        using Stream resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("MnistTrainer.Report.report.css")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
