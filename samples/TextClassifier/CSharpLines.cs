using System.Text.RegularExpressions;

namespace TextClassifier;

/// <summary>Splits C# into code and comments.</summary>
internal static partial class CSharpLines
{
    public static IEnumerable<Line> Read(string path)
    {
        foreach (string line in File.ReadLines(path))
        {
            string text = line.Trim();
            yield return text.StartsWith("//", StringComparison.Ordinal)
                ? new Line(Tag().Replace(text.TrimStart('/'), "").Trim(), LineKind.Comment)
                : new Line(text, LineKind.Code);
        }
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
