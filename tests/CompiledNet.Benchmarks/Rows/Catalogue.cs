namespace CompiledNet.Benchmarks.Rows;

/// <summary>All rows, in the order of the table. A new one is an entry in one of these lists, and a function in the peer's script where that has none yet.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<WorkItem> All() =>
    [
        .. TrainingItems.All(),
        .. PredictionItems.All(),
        .. ContractionItems.All(),
        .. ElementwiseItems.All(),
        .. EpochItems.All(),
        .. BuildItems.All(),
        .. DebugItems.All(),
    ];

    /// <summary>Those whose name or peers match: parts of it, or with * for anything.</summary>
    public static IReadOnlyList<WorkItem> Matching(string? pattern) =>
        [.. All().Where(item => pattern is null || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression($"*{pattern}*", $"{item.Name} | {item.PeerNames}"))];
}
