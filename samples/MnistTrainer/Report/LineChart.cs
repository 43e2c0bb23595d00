using System.Globalization;
using System.Text;

namespace MnistTrainer.Report;

/// <summary>Lines over the epochs, as SVG; what they are at an epoch shows where the pointer is.</summary>
internal sealed class LineChart
{
    private const int Width = 400, Height = 230, Left = 52, Right = 388, Top = 12, Bottom = 188;

    /// <summary>From so many points on they are not marked.</summary>
    private const int TooManyToMark = 40;

    private readonly AxisTicks _ticks;
    private readonly int _epochs;
    private readonly bool _isEmpty;

    public LineChart(string title, IReadOnlyList<ChartSeries> series, Func<double, string> text, double? baseline = null)
    {
        Title = title;
        Series = series;
        Text = text;
        _epochs = series.Max(line => line.Values.Count);
        double[] values = [.. series.SelectMany(line => line.Values).Where(double.IsFinite)];
        _isEmpty = values.Length == 0;
        double[] range = _isEmpty ? [0, 1] : baseline is { } value ? [.. values, value] : values;
        _ticks = AxisTicks.Around(range.Min(), range.Max(), intervals: 5);
    }

    private string Title { get; }

    private IReadOnlyList<ChartSeries> Series { get; }

    /// <summary>A value with its unit.</summary>
    private Func<double, string> Text { get; }

    /// <summary>Writes the chart and its legend.</summary>
    public void WriteTo(HtmlWriter page)
    {
        page.Line($"<figure class=\"chart\">");
        page.Line($"<figcaption><h3>{Title}</h3>");
        page.Line($"<ul class=\"legend\">");
        foreach (ChartSeries line in Series)
        {
            page.Write(
                $"<li><svg class=\"swatch\" viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path class=\"line {line.Style}\" d=\"M1 5H27\"></path></svg>");
            page.Line($"{line.Name} <b>{Last(line)}</b></li>");
        }

        page.Line($"</ul></figcaption>");
        page.Line(
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{Title} by epoch; the values are in the table of the epochs\">");
        WriteAxes(page);
        foreach (ChartSeries line in Series)
        {
            WriteLine(page, line);
        }

        if (_isEmpty)
        {
            page.Line($"<text class=\"empty\" x=\"{(Left + Right) / 2}\" y=\"{(Top + Bottom) / 2}\">no finite value</text>");
        }

        WriteEpochs(page);
        page.Line($"</svg>");
        page.Line($"</figure>");
    }

    private static string Place(double coordinate) => coordinate.ToString("0.##", CultureInfo.InvariantCulture);

    private void WriteAxes(HtmlWriter page)
    {
        foreach (double value in _ticks.Values)
        {
            string y = Place(Y(value));
            page.Line(
                $"<path class=\"grid\" d=\"M{Left} {y}H{Right}\"></path><text class=\"tick y\" x=\"{Left - 6}\" y=\"{y}\">{_ticks.Text(value)}</text>");
        }

        foreach (double epoch in AxisTicks.Within(1, _epochs, intervals: 8).Values)
        {
            string x = Place(X((int)epoch - 1));
            page.Line(
                $"<path class=\"axis\" d=\"M{x} {Bottom}v4\"></path><text class=\"tick x\" x=\"{x}\" y=\"{Bottom + 17}\">{epoch:F0}</text>");
        }

        page.Line($"<path class=\"axis\" d=\"M{Left} {Top}V{Bottom}H{Right}\"></path>");
        page.Line($"<text class=\"tick x\" x=\"{(Left + Right) / 2}\" y=\"{Height - 7}\">epoch</text>");
    }

    private void WriteLine(HtmlWriter page, ChartSeries line)
    {
        var path = new StringBuilder();
        for (int i = 0; i < line.Values.Count; i++)
        {
            if (line.Has(i))
            {
                path.Append(line.Has(i - 1) ? 'L' : 'M').Append(Place(X(i))).Append(' ').Append(Place(Y(line.Values[i])));
            }
        }

        page.Line($"<path class=\"line {line.Style}\" d=\"{path.ToString()}\"></path>");
        for (int i = 0; i < line.Values.Count; i++)
        {
            if (line.Has(i) && (_epochs < TooManyToMark || (!line.Has(i - 1) && !line.Has(i + 1))))
            {
                page.Line($"<circle class=\"mark {line.Style}\" cx=\"{Place(X(i))}\" cy=\"{Place(Y(line.Values[i]))}\" r=\"3\"></circle>");
            }
        }
    }

    /// <summary>Writes a column for each epoch that tells its values.</summary>
    private void WriteEpochs(HtmlWriter page)
    {
        double width = (double)(Right - Left) / _epochs;
        for (int i = 0; i < _epochs; i++)
        {
            string values = string.Join(", ", Series.Where(line => line.Has(i)).Select(line => $"{line.Name} {Text(line.Values[i])}"));
            string x = Place(X(i));
            page.Write($"<g class=\"at\"><title>epoch {i + 1}: {(values.Length > 0 ? values : "no finite value")}</title>");
            page.Write($"<rect x=\"{Place(X(i) - (width / 2))}\" y=\"{Top}\" width=\"{Place(width)}\" height=\"{Bottom - Top}\"></rect>");
            page.Line($"<path d=\"M{x} {Top}V{Bottom}\"></path></g>");
        }
    }

    private string Last(ChartSeries line) => line.Has(line.Values.Count - 1) ? Text(line.Values[^1]) : "none";

    /// <summary>Each epoch is in the middle of a column as wide as the others.</summary>
    private double X(int index) => Left + ((index + 0.5) * (Right - Left) / _epochs);

    private double Y(double value)
    {
        double first = _ticks.Values[0], last = _ticks.Values[^1];
        return Bottom - ((value - first) / (last - first) * (Bottom - Top));
    }
}
