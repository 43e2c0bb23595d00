using System.Globalization;
using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>Which class was taken for which, and how well each was told.</summary>
internal static class ConfusionSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        ConfusionMatrix matrix = content.Test.Confusion!;
        page.Line($"<div class=\"pair\">");
        WriteMatrix(page, matrix);
        WriteScores(page, matrix);
        page.Line($"</div>");
    }

    private static void WriteMatrix(HtmlWriter page, ConfusionMatrix matrix)
    {
        double worst = Math.Max(
            1, Classes(matrix).Max(actual => Classes(matrix).Max(predicted => actual == predicted ? 0 : matrix[actual, predicted])));
        page.Line($"<div class=\"scroll\" role=\"region\" aria-labelledby=\"matrix-caption\" tabindex=\"0\">");
        page.Line($"<table class=\"matrix\">");
        page.Line($"<caption id=\"matrix-caption\">Test images by true class (row) and predicted class (column)</caption>");
        page.Write($"<thead><tr><td></td>");
        foreach (int predicted in Classes(matrix))
        {
            page.Write($"<th scope=\"col\">{predicted}</th>");
        }

        page.Line($"</tr></thead>");
        page.Line($"<tbody>");
        foreach (int actual in Classes(matrix))
        {
            long support = matrix.Scores(actual).Support;
            page.Write($"<tr><th scope=\"row\">{actual}</th>");
            foreach (int predicted in Classes(matrix))
            {
                long count = matrix[actual, predicted];
                string share = support == 0 ? "" : $" of {Numbers.Count(support)} ({Numbers.Percent((double)count / support, "F1")})";
                string kind = actual == predicted ? "right" : count == 0 ? "none" : "wrong";

                // Mistakes are few: by the square root, one of them shows beside a hundred.
                double heat = actual == predicted ? (support == 0 ? 0 : (double)count / support) : Math.Sqrt(count / worst);
                page.Write(
                    $"<td class=\"{kind}\" style=\"--heat:{heat:0.###}\" title=\"true {actual}, predicted {predicted}: {Numbers.Count(count)}{share}\">{count.ToString(CultureInfo.InvariantCulture)}</td>");
            }

            page.Line($"</tr>");
        }

        page.Line($"</tbody>");
        page.Line($"</table>");
        page.Line($"</div>");
    }

    private static void WriteScores(HtmlWriter page, ConfusionMatrix matrix)
    {
        page.Line($"<div class=\"scroll\" role=\"region\" aria-labelledby=\"scores-caption\" tabindex=\"0\">");
        page.Line($"<table class=\"numbers\">");
        page.Line($"<caption id=\"scores-caption\">Each class by itself</caption>");
        page.Line(
            $"<thead><tr><th scope=\"col\">class</th><th scope=\"col\">precision</th><th scope=\"col\">recall</th><th scope=\"col\">F1</th><th scope=\"col\">images</th></tr></thead>");
        page.Line($"<tbody>");
        foreach (int actual in Classes(matrix))
        {
            WriteRow(page, actual.ToString(CultureInfo.InvariantCulture), matrix.Scores(actual));
        }

        page.Line($"</tbody>");
        page.Line($"<tfoot>");
        WriteRow(page, "mean", matrix.Average(Averaging.Macro));
        page.Line($"</tfoot>");
        page.Line($"</table>");
        page.Line($"</div>");
    }

    private static void WriteRow(HtmlWriter page, string name, ClassScores scores)
    {
        page.Write(
            $"<tr><th scope=\"row\">{name}</th><td>{Numbers.Percent(scores.Precision)}</td><td>{Numbers.Percent(scores.Recall)}</td>");
        page.Line($"<td>{Numbers.Percent(scores.F1)}</td><td>{Numbers.Count(scores.Support)}</td></tr>");
    }

    private static IEnumerable<int> Classes(ConfusionMatrix matrix) => Enumerable.Range(0, matrix.Classes);
}
