namespace CompiledNet.Runtime;

/// <summary>How an epoch is cut into steps. A rest that is too small to normalise over joins the batch before it.</summary>
/// <param name="Count">Examples of an epoch.</param>
/// <param name="BatchSize">Examples of a step.</param>
/// <param name="MinimumRows">Examples that a step takes at least.</param>
internal readonly record struct EpochBatches(int Count, int BatchSize, int MinimumRows)
{
    /// <summary>The examples of the largest step.</summary>
    public int MostRows => (int)Math.Min((long)BatchSize + MinimumRows - 1, Count);

    /// <summary>Steps of an epoch.</summary>
    public int Steps => RowsAt(0) == Count ? 1 : (int)((((long)Count - BatchSize - MinimumRows) / BatchSize) + 2);

    /// <summary>The examples of the step that begins with the given one.</summary>
    public int RowsAt(int first)
    {
        int rest = Count - first;
        return rest - BatchSize >= MinimumRows ? BatchSize : rest;
    }
}
