using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Examples for one step, a span a column, in memory of their source: it holds until the enumeration goes on.</summary>
public readonly ref struct ColumnBatch
{
    private readonly ColumnDataset _dataset;
    private readonly BatchBuffer _buffer;

    internal ColumnBatch(ColumnDataset dataset, BatchBuffer buffer) => (_dataset, _buffer) = (dataset, buffer);

    /// <summary>[<see cref="Rows"/>] the places of the examples in the data set.</summary>
    public ReadOnlySpan<int> Examples => _buffer.Examples;

    /// <summary>The number of examples.</summary>
    public int Rows => _buffer.Examples.Length;

    /// <summary>[<see cref="Rows"/>, length]: a column of values, as the network reads them.</summary>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column of values.</exception>
    public ReadOnlySpan<float> Values(string column) => Of<float>(column);

    /// <summary>[<see cref="Rows"/>, length]: a column of tokens or labels.</summary>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column of integers.</exception>
    public ReadOnlySpan<int> Integers(string column) => Of<int>(column);

    private ReadOnlySpan<T> Of<T>(string column)
        where T : unmanaged => _buffer.Values<T>(_dataset.IndexOf<T>(column));
}
