using System.Globalization;
using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>The mistakes that the network was surest of: often images that people wonder at too, or wrong labels.</summary>
internal static class MistakesSection
{
    private const int Most = 28;

    /// <summary>A bar and the gap after it, and the height of a bar of 1.</summary>
    private const int Pitch = 12, Full = 36;

    public static void Write(HtmlWriter page, ReportContent content)
    {
        if (content.Mistakes.Count == 0)
        {
            page.Line($"<p>No test image was mistaken for another class.</p>");
            return;
        }

        IReadOnlyList<Mistake> shown = content.Mistakes.Surest(Most);
        page.Write(
            $"<p>{Numbers.Count(shown.Count)} of {Numbers.Count(content.Mistakes.Count)} mistakes on the test images, the surest first. The bars are the probabilities of the classes: ");
        page.Line($"<span class=\"key predicted\"></span> predicted, <span class=\"key actual\"></span> true.</p>");
        page.Line($"<ol class=\"mistakes\">");
        foreach (Mistake mistake in shown)
        {
            Write(page, mistake, content.Data);
        }

        page.Line($"</ol>");
    }

    private static void Write(HtmlWriter page, Mistake mistake, IdxDataset data)
    {
        ReadOnlySpan<byte> pixels = data.TestImages.Pixels.Span.Slice(
            mistake.Example * data.TestImages.ImageLength, data.TestImages.ImageLength);
        string image = Png.DataUri(Png.Gray(data.ImageWidth, data.ImageHeight, pixels));
        page.Line($"<li>");
        page.Line(
            $"<img src=\"{image}\" width=\"{data.ImageWidth}\" height=\"{data.ImageHeight}\" alt=\"a {mistake.Actual} taken for a {mistake.Predicted}\" />");
        page.Line(
            $"<p>predicted <b class=\"predicted\">{mistake.Predicted}</b> {Numbers.Probability(mistake.Confidence)}<br />true <b class=\"actual\">{mistake.Actual}</b> {Numbers.Probability(mistake.Probabilities[mistake.Actual])}</p>");
        WriteBars(page, mistake);
        page.Line($"<small>test image {mistake.Example}</small>");
        page.Line($"</li>");
    }

    private static void WriteBars(HtmlWriter page, Mistake mistake)
    {
        page.Line(
            $"<svg class=\"bars\" viewBox=\"0 0 {mistake.Probabilities.Length * Pitch} {Full + 14}\" role=\"img\" aria-label=\"probabilities of the classes\">");
        for (int i = 0; i < mistake.Probabilities.Length; i++)
        {
            string kind = i == mistake.Predicted ? "predicted" : i == mistake.Actual ? "actual" : "other";
            float probability = mistake.Probabilities[i];

            // What is not a number has no bar; what is little has a line.
            double height = float.IsFinite(probability) ? Math.Max(0.5, probability * Full) : 0;
            page.Write($"<g class=\"{kind}\"><title>{i}: {Numbers.Probability(probability)}</title>");
            page.Write($"<rect class=\"room\" x=\"{i * Pitch}\" y=\"0\" width=\"{Pitch}\" height=\"{Full + 14}\"></rect>");
            page.Write(
                $"<rect class=\"bar\" x=\"{(i * Pitch) + 1}\" y=\"{Full - height:0.##}\" width=\"{Pitch - 2}\" height=\"{height:0.##}\"></rect>");
            page.Line($"<text x=\"{(i * Pitch) + (Pitch / 2)}\" y=\"{Full + 11}\">{i.ToString(CultureInfo.InvariantCulture)}</text></g>");
        }

        page.Line($"</svg>");
    }
}
