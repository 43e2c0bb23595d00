namespace CompiledNet.Runtime;

/// <inheritdoc/>
/// <typeparam name="T"><c>float</c> or <c>int</c>.</typeparam>
internal abstract class ExampleColumn<T>(int count, int length) : ExampleColumn(count, length)
    where T : unmanaged
{
    /// <inheritdoc/>
    public override bool IsIntegers => typeof(T) == typeof(int);

    /// <inheritdoc/>
    public override ColumnBuffer Buffer(int rows) => new ColumnBuffer<T>(this, rows);

    /// <summary>Copies examples as the network reads them.</summary>
    /// <param name="examples">The examples, in any order.</param>
    /// <param name="destination">[examples, <see cref="ExampleColumn.Length"/>], or longer.</param>
    public abstract void Copy(ReadOnlySpan<int> examples, Span<T> destination);

    /// <summary>Copies examples that follow each other.</summary>
    /// <param name="first">The first example.</param>
    /// <param name="rows">The number of examples.</param>
    /// <param name="destination">[rows, <see cref="ExampleColumn.Length"/>], or longer.</param>
    public abstract void Copy(int first, int rows, Span<T> destination);

    /// <summary>Copies one example for a caller.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void CopyOne(int example, Span<T> destination)
    {
        if ((uint)example >= (uint)Count)
        {
            throw new ArgumentOutOfRangeException(nameof(example), example, $"There are {Count} examples, 0 to {Count - 1}.");
        }

        ArgumentChecks.Length(destination, 1, Length, nameof(destination));
        Copy(example, 1, destination);
    }
}
