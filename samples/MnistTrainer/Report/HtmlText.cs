using System.Buffers;
using System.Text;

namespace MnistTrainer.Report;

/// <summary>Encodes text for the content of elements and for attributes in double quotes.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c).Except("<>&\"'"), '\n', '\t']);

    /// <summary>Appends text; characters that neither HTML nor XML allows become the replacement character.</summary>
    public static void Append(StringBuilder page, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyExcept(s_plain) is var plain and >= 0)
        {
            page.Append(text[..plain]);
            Rune.DecodeFromUtf16(text[plain..], out Rune rune, out int length);
            Append(page, rune);
            text = text[(plain + length)..];
        }

        page.Append(text);
    }

    private static void Append(StringBuilder page, Rune rune) => _ = rune.Value switch
    {
        '<' => page.Append("&lt;"),
        '>' => page.Append("&gt;"),
        '&' => page.Append("&amp;"),
        '"' => page.Append("&quot;"),
        '\'' => page.Append("&#39;"),
        _ when Rune.IsControl(rune) || (rune.Value & 0xFFFE) == 0xFFFE => page.Append('\uFFFD'),
        _ => page.Append(rune.ToString()),
    };
}
