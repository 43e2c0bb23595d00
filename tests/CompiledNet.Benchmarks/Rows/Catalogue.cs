namespace CompiledNet.Benchmarks.Rows;

/// <summary>
/// All rows, in the order of the table. A new one is an entry in one of these lists, and a function in the peer's script where that has
/// none yet.
/// </summary>
internal static class Catalogue
{
    public static IReadOnlyList<WorkItem> All() =>
    [
        .. TrainingItems.All(),
        .. PredictionItems.All(),
        .. ContractionItems.All(),
        .. ConvolutionItems.All(),
        .. LayerItems.All(),
        .. ElementwiseItems.All(),
        .. EpochItems.All(),
        .. FileItems.All(),
        .. BuildItems.All(),
        .. EditItems.All(),
        .. DebugItems.All(),
    ];

    /// <summary>
    /// Those whose name or peers match one of the patterns: parts of it, or with * for anything. Without patterns all do.
    /// </summary>
    public static IReadOnlyList<WorkItem> Matching(IReadOnlyList<string> patterns) =>
        [.. All().Where(item => patterns.Count == 0 || patterns.Any(pattern => Matches(item, pattern)))];

    private static bool Matches(WorkItem item, string pattern) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression($"*{pattern}*", $"{item.Name} | {item.PeerNames}");
}
