using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace MnistTrainer.Report;

/// <summary>
/// Collects a page. Markup comes from literals of the source only; whatever stands in their holes is text, encoded and in the invariant
/// culture. What is written is XML too: elements are closed, attributes are quoted.
/// </summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _page = new();

    /// <summary>Writes markup and a line end.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref Markup markup)
    {
        _ = markup;
        _page.Append('\n');
    }

    /// <summary>Writes markup.</summary>
    [
        SuppressMessage(
            "Performance", "CA1822:Mark members as static", Justification = "The markup's handler takes the writer that it is called on.")]
    public void Write([InterpolatedStringHandlerArgument("")] ref Markup markup) => _ = markup;

    /// <summary>Writes a style sheet, which holds neither &lt; nor &amp;.</summary>
    public void Style(string sheet) => _page.Append("<style>\n").Append(sheet).Append("</style>\n");

    /// <inheritdoc/>
    public override string ToString() => _page.ToString();

    /// <summary>Markup with text in its holes: the compiler turns an interpolated string into calls of it.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Markup
    {
        private readonly StringBuilder _page;

        public Markup(int literalLength, int formattedCount, HtmlWriter writer)
        {
            _ = formattedCount;
            _page = writer._page;
            _page.EnsureCapacity(_page.Length + literalLength);
        }

        public void AppendLiteral(string markup) => _page.Append(markup);

        public void AppendFormatted(string? text) => HtmlText.Append(_page, text);

        public void AppendFormatted(int number) => AppendFormatted(number, format: null);

        public void AppendFormatted(double number, string? format) => AppendFormatted<double>(number, format);

        public void AppendFormatted<T>(T value, string? format)
            where T : IFormattable => HtmlText.Append(_page, value.ToString(format, System.Globalization.CultureInfo.InvariantCulture));
    }
}
