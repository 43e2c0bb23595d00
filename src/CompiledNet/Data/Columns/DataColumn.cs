using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// What a data set has for one slot of a network, an example after the other, over memory that is not copied: values, integers (tokens or
/// labels), byte images, or windows of a series. Arrays and other memory become one where they are passed to
/// <see cref="Dataset.FromColumns"/>.
/// </summary>
public sealed class DataColumn
{
    private readonly ReadOnlyMemory<float> _values;
    private readonly ReadOnlyMemory<int> _integers;
    private readonly bool _isIntegers;
    private readonly ExampleColumn? _column;

    internal DataColumn(ExampleColumn column) => _column = column;

    private DataColumn(ReadOnlyMemory<float> values) => _values = values;

    private DataColumn(ReadOnlyMemory<int> integers) => (_integers, _isIntegers) = (integers, true);

    /// <summary>Values: floats of an input, distributions, values or probabilities of a loss, or weights of examples.</summary>
    /// <param name="values">[examples, length].</param>
    public static DataColumn From(ReadOnlyMemory<float> values) => new(values);

    /// <summary>Integers: tokens of an input, or labels of a loss.</summary>
    /// <param name="integers">[examples, length].</param>
    public static DataColumn From(ReadOnlyMemory<int> integers) => new(integers);

    /// <summary>Images that stay bytes until a batch is packed.</summary>
    /// <param name="images">The images.</param>
    public static DataColumn From(ByteImages images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new DataColumn(new ByteColumn(images));
    }

    /// <summary>Windows of a series of values: example i reads steps first + i · stride to first + i · stride + length. Nothing is
    /// copied.</summary>
    /// <param name="series">[steps, features].</param>
    /// <param name="length">Steps of an example, at least 1.</param>
    /// <param name="count">The number of examples, at least 1.</param>
    /// <param name="first">The first step of example 0, not negative.</param>
    /// <param name="stride">Steps from one example to the next, at least 1.</param>
    /// <param name="features">Values of a step, at least 1.</param>
    /// <exception cref="ArgumentException">The series is not whole steps, or too short for so many examples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static DataColumn Windows(
        ReadOnlyMemory<float> series, int length, int count, int first = 0, int stride = 1, int features = 1) =>
        new(SeriesWindows.Column(series, length, count, first, stride, features));

    /// <summary>Windows of a series of integers, such as the characters of a text, and labels that follow them.</summary>
    /// <inheritdoc cref="Windows(ReadOnlyMemory{float}, int, int, int, int, int)"/>
    public static DataColumn Windows(ReadOnlyMemory<int> series, int length, int count, int first = 0, int stride = 1, int features = 1) =>
        new(SeriesWindows.Column(series, length, count, first, stride, features));

    /// <inheritdoc cref="From(ReadOnlyMemory{float})"/>
    public static implicit operator DataColumn(float[] values) => From(values);

    /// <inheritdoc cref="From(ReadOnlyMemory{float})"/>
    public static implicit operator DataColumn(ReadOnlyMemory<float> values) => From(values);

    /// <inheritdoc cref="From(ReadOnlyMemory{int})"/>
    /// <param name="values">[examples, length].</param>
    public static implicit operator DataColumn(int[] values) => From(values);

    /// <inheritdoc cref="From(ReadOnlyMemory{int})"/>
    /// <param name="values">[examples, length].</param>
    public static implicit operator DataColumn(ReadOnlyMemory<int> values) => From(values);

    /// <inheritdoc cref="From(ByteImages)"/>
    public static implicit operator DataColumn(ByteImages images) => From(images);

    /// <summary>The column in a data set of so many examples.</summary>
    /// <exception cref="ArgumentException">It has no example, not the same number of elements for each, or another number of
    /// examples.</exception>
    internal ExampleColumn Of(string name, int count)
    {
        if (_column is { } column)
        {
            return column.Count == count
                ? column
                : throw new ArgumentException($"The column '{name}' has {column.Count} examples, but the data set has {count}.", name);
        }

        int length = _isIntegers ? _integers.Length : _values.Length;
        if (length == 0 || length % count != 0)
        {
            throw new ArgumentException(
                length == 0
                    ? $"There are {count} examples, but the column '{name}' is empty."
                    : $"The column '{name}' has {length} elements, which cannot be parted into {count} examples.",
                name);
        }

        return _isIntegers ? new MemoryColumn<int>(_integers, count) : new MemoryColumn<float>(_values, count);
    }
}
