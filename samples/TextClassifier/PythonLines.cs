namespace TextClassifier;

/// <summary>Python as it stands.</summary>
internal static class PythonLines
{
    public static IEnumerable<Line> Read(string path) => File.ReadLines(path).Select(line => new Line(line.Trim(), LineKind.Python));
}
