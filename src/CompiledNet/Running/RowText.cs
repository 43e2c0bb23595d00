namespace CompiledNet.Runtime;

/// <summary>Places of values in messages.</summary>
internal static class RowText
{
    /// <summary>The row of a value, and its position within the row where there are several.</summary>
    /// <param name="index">The value, counted over all rows.</param>
    /// <param name="perRow">Values of a row.</param>
    public static string Of(int index, int perRow) =>
        perRow == 1 ? $"Row {index} (from 0)" : $"Row {index / perRow}, position {index % perRow} (both from 0)";
}
