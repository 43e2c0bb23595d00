namespace CompiledNet.Runtime;

/// <summary>Memory of one batch, used again and again.</summary>
/// <param name="columns">What the batches are of.</param>
/// <param name="rows">Examples of the largest batch.</param>
internal sealed class BatchBuffer(ExampleColumn[] columns, int rows)
{
    private readonly ColumnBuffer[] _columns = Array.ConvertAll(columns, column => column.Buffer(rows));
    private readonly int[] _examples = new int[rows];
    private int _rows;

    /// <summary>The examples in it.</summary>
    public ReadOnlySpan<int> Examples => _examples.AsSpan(0, _rows);

    /// <summary>What it has of a column, [rows, length].</summary>
    public ReadOnlySpan<T> Values<T>(int column)
        where T : unmanaged => _columns[column].Values<T>();

    /// <summary>Gathers examples.</summary>
    /// <param name="examples">The examples.</param>
    /// <param name="augmenters">What changes the images of each column; null for nothing.</param>
    public void Fill(ReadOnlySpan<int> examples, ImageAugmenter?[] augmenters)
    {
        _rows = examples.Length;
        examples.CopyTo(_examples);
        for (int i = 0; i < _columns.Length; i++)
        {
            _columns[i].Gather(examples);
            if (augmenters[i] is { } augmenter)
            {
                Span<float> images = ((ColumnBuffer<float>)_columns[i]).Elements;
                for (int row = 0; row < examples.Length; row++)
                {
                    augmenter.Apply(images.Slice(row * augmenter.Length, augmenter.Length), examples[row]);
                }
            }
        }
    }
}
