using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>The weights of the first layer, an image for each unit or filter: what it looks for in an input.</summary>
internal static class WeightsSection
{
    public static void Write(HtmlWriter page, ReportContent content)
    {
        ParameterInfo weight = content.Network.ParameterTable.First(
            parameter => parameter.Name.EndsWith(".weight", StringComparison.Ordinal));
        float[] values = new float[weight.Length];
        weight.Export(content.Trained.Network.Parameters, values);

        // [units, inputs], or [filters, channels, height, width], whose channels stand one below the other.
        bool isFilter = weight.Shape.Count == 4;
        (int height, int width) = isFilter
            ? (weight.Shape[1] * weight.Shape[2], weight.Shape[3])
            : (content.Data.ImageHeight, content.Data.ImageWidth);
        string unit = isFilter ? "filter" : "unit";
        var scale = new DivergingScale(values);
        page.Line($"<p>The weights of {weight.ToString()}, an image for each {unit}.</p>");
        page.Line(
            $"<p class=\"scale\"><span>−{Numbers.Short(scale.Limit)}</span><span class=\"ramp\" role=\"img\" aria-label=\"red is negative, blue is positive\"></span><span>{Numbers.Short(scale.Limit)}</span></p>");
        page.Line($"<ul class=\"weights {unit}s\">");
        for (int i = 0; i < weight.Shape[0]; i++)
        {
            ReadOnlySpan<float> image = values.AsSpan(i * height * width, height * width);
            string png = Png.DataUri(Png.Rgba(width, height, scale.Colors(image)));
            string range = $"{unit} {Numbers.Count(i)}: {Range(image)}";
            page.Line($"<li><img src=\"{png}\" width=\"{width}\" height=\"{height}\" alt=\"{range}\" title=\"{range}\" /></li>");
        }

        page.Line($"</ul>");
    }

    private static string Range(ReadOnlySpan<float> values)
    {
        float least = float.PositiveInfinity, most = float.NegativeInfinity;
        foreach (float value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return $"{Numbers.Short(least)} to {Numbers.Short(most)}";
    }
}
