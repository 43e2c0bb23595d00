namespace CompiledNet;

/// <summary>
/// Looks each token up in a table: [...] becomes [..., dimension]. Reads an input of tokens. Parameter: <c>weight</c> [count, dimension].
/// </summary>
/// <param name="count">Entries of the table, at least 1; tokens are 0 to count − 1.</param>
/// <param name="dimension">Values of an entry, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EmbeddingAttribute(int count, int dimension) : LayerAttribute
{
    /// <summary>Entries of the table.</summary>
    public int Count { get; } = count;

    /// <summary>Values of an entry.</summary>
    public int Dimension { get; } = dimension;

    /// <summary>How the table begins; by default from a distribution of unit variance.</summary>
    public Init Init { get; set; }
}
