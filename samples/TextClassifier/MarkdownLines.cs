namespace TextClassifier;

/// <summary>The prose of Markdown.</summary>
internal static class MarkdownLines
{
    public static IEnumerable<Line> Read(string path)
    {
        bool isCode = false;
        foreach (string line in File.ReadLines(path))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isCode = !isCode;
            }
            else if (!isCode && line is not ['#', ..] && !line.Contains('|', StringComparison.Ordinal))
            {
                yield return new Line(line.Trim(), LineKind.Markdown);
            }
        }
    }
}
