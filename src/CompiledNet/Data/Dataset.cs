using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Makes data sets over arrays or other memory, which is not copied.</summary>
public static class Dataset
{
    /// <summary>Values with class labels, one for each example.</summary>
    /// <param name="inputs">[examples, input length].</param>
    /// <param name="labels">[examples], each a class.</param>
    /// <exception cref="ArgumentException">There is no example, or the inputs are not the same number of values for each.</exception>
    public static Dataset<float, int> Create(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels) =>
        Create(inputs, labels, labels.Length);

    /// <summary>Values with class labels, several for each example.</summary>
    /// <param name="inputs">[examples, input length].</param>
    /// <param name="labels">[examples, positions], each a class.</param>
    /// <param name="count">The number of examples, at least 1.</param>
    /// <exception cref="ArgumentException">There is no example, or inputs or labels are not the same number for each.</exception>
    public static Dataset<float, int> Create(ReadOnlyMemory<float> inputs, ReadOnlyMemory<int> labels, int count) =>
        Of(inputs, labels, count);

    /// <summary>Values with distributions or values as targets.</summary>
    /// <param name="inputs">[examples, input length].</param>
    /// <param name="targets">[examples, target length].</param>
    /// <param name="count">The number of examples, at least 1.</param>
    /// <exception cref="ArgumentException">There is no example, or inputs or targets are not the same number for each.</exception>
    public static Dataset<float, float> Create(ReadOnlyMemory<float> inputs, ReadOnlyMemory<float> targets, int count) =>
        Of(inputs, targets, count);

    /// <summary>Tokens with class labels.</summary>
    /// <param name="inputs">[examples, input length] tokens.</param>
    /// <param name="labels">[examples, positions], each a class.</param>
    /// <param name="count">The number of examples, at least 1.</param>
    /// <exception cref="ArgumentException">There is no example, or inputs or labels are not the same number for each.</exception>
    public static Dataset<int, int> Create(ReadOnlyMemory<int> inputs, ReadOnlyMemory<int> labels, int count) => Of(inputs, labels, count);

    /// <summary>Tokens with distributions or values as targets.</summary>
    /// <param name="inputs">[examples, input length] tokens.</param>
    /// <param name="targets">[examples, target length].</param>
    /// <param name="count">The number of examples, at least 1.</param>
    /// <exception cref="ArgumentException">There is no example, or inputs or targets are not the same number for each.</exception>
    public static Dataset<int, float> Create(ReadOnlyMemory<int> inputs, ReadOnlyMemory<float> targets, int count) =>
        Of(inputs, targets, count);

    /// <summary>Byte images with class labels.</summary>
    /// <param name="images">The images.</param>
    /// <param name="labels">[images, positions], each a class; one position for a classifier of images.</param>
    /// <exception cref="ArgumentException">The labels are not the same number for each image.</exception>
    public static Dataset<float, int> Create(ByteImages images, ReadOnlyMemory<int> labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new Dataset<float, int>(new ByteColumn(images), labels);
    }

    /// <summary>Byte images with distributions or values as targets.</summary>
    /// <param name="images">The images.</param>
    /// <param name="targets">[images, target length].</param>
    /// <exception cref="ArgumentException">The targets are not the same number for each image.</exception>
    public static Dataset<float, float> Create(ByteImages images, ReadOnlyMemory<float> targets)
    {
        ArgumentNullException.ThrowIfNull(images);
        return new Dataset<float, float>(new ByteColumn(images), targets);
    }

    /// <summary>
    /// Examples for a network of any inputs and heads: a column for each input and each loss, named after the parameter of the network's
    /// methods. A further column <see cref="ColumnDataset.SampleWeights"/> weighs the examples in training.
    /// </summary>
    /// <param name="count">The number of examples, at least 1.</param>
    /// <param name="columns">Names and elements, [examples, length] each: arrays, other memory, byte images, windows, or columns of other
    /// data sets.</param>
    /// <exception cref="ArgumentException">There is no example or no column, two columns have one name, or a column does not have the same
    /// number of elements for each example.</exception>
    public static ColumnDataset FromColumns(int count, params (string Name, DataColumn Values)[] columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        return new ColumnDataset(count, columns);
    }

    /// <summary>
    /// Windows over a series, and what follows each as its targets; nothing is copied. Example i reads steps i · stride to i · stride +
    /// length, and its targets are the next <paramref name="horizon"/> steps: (n − length − horizon) / stride + 1 examples of a series of n
    /// steps.
    /// </summary>
    /// <param name="series">[n, features].</param>
    /// <param name="length">Steps that an example reads, at least 1.</param>
    /// <param name="horizon">Steps that are its targets, at least 1.</param>
    /// <param name="stride">Steps from one example to the next, at least 1.</param>
    /// <param name="features">Values of a step, at least 1.</param>
    /// <exception cref="ArgumentException">The series is not whole steps, or too short for one example.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static Dataset<float, float> Windows(ReadOnlyMemory<float> series, int length, int horizon, int stride = 1, int features = 1) =>
        SeriesWindows.Dataset(series, length, horizon, stride, features);

    /// <summary>Windows over a series of tokens, and the labels that follow each.</summary>
    /// <inheritdoc cref="Windows(ReadOnlyMemory{float}, int, int, int, int)"/>
    public static Dataset<int, int> Windows(ReadOnlyMemory<int> series, int length, int horizon, int stride = 1, int features = 1) =>
        SeriesWindows.Dataset(series, length, horizon, stride, features);

    private static Dataset<TInput, TTarget> Of<TInput, TTarget>(
        ReadOnlyMemory<TInput> inputs, ReadOnlyMemory<TTarget> targets, int count)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        if (count < 1)
        {
            throw targets.IsEmpty
                ? new ArgumentException(
                    $"There are no {NameOfTargets<TTarget>()}, but at least one example is expected.", NameOfTargets<TTarget>())
                : new ArgumentException($"The count is {count}, but at least one example is expected.", nameof(count));
        }

        if (inputs.IsEmpty || inputs.Length % count != 0)
        {
            throw new ArgumentException(
                inputs.IsEmpty
                    ? $"There are {count} examples, but no inputs."
                    : $"The same number of inputs for each example is expected, but {inputs.Length} inputs cannot be parted into {count} examples.",
                nameof(inputs));
        }

        return new Dataset<TInput, TTarget>(new MemoryColumn<TInput>(inputs, count), targets);
    }

    /// <summary>What callers know the targets as.</summary>
    internal static string NameOfTargets<TTarget>() => typeof(TTarget) == typeof(int) ? "labels" : "targets";
}
