using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Examples to train on and to evaluate with: rows of inputs and of targets, in memory that is not copied and must not change
/// meanwhile. Made by <see cref="Dataset"/>. A <see cref="ColumnDataset"/> is for networks of several inputs or heads.
/// </summary>
/// <typeparam name="TInput">What the network reads: <c>float</c>, or <c>int</c> for tokens.</typeparam>
/// <typeparam name="TTarget"><c>int</c> for class labels, <c>float</c> for distributions or values.</typeparam>
public sealed class Dataset<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private readonly ExampleColumn<TInput> _inputs;
    private readonly ExampleColumn<TTarget> _targets;

    internal Dataset(ExampleColumn<TInput> inputs, ReadOnlyMemory<TTarget> targets)
        : this(inputs, Column(targets, inputs.Count))
    {
    }

    internal Dataset(ExampleColumn<TInput> inputs, ExampleColumn<TTarget> targets)
    {
        _inputs = inputs;
        _targets = targets;
    }

    /// <summary>The number of examples, at least 1.</summary>
    public int Count => _inputs.Count;

    /// <summary>Input elements per example.</summary>
    public int InputLength => _inputs.Length;

    /// <summary>Labels or target values per example.</summary>
    public int TargetLength => _targets.Length;

    /// <summary>The inputs, as a column of a <see cref="ColumnDataset"/>.</summary>
    public DataColumn InputColumn => new(_inputs);

    /// <summary>The targets, as a column of a <see cref="ColumnDataset"/>.</summary>
    public DataColumn TargetColumn => new(_targets);

    /// <summary>Inputs and targets.</summary>
    internal ExampleColumn[] Columns => [_inputs, _targets];

    /// <summary>Copies one example's inputs as the network reads them.</summary>
    /// <param name="example">The example.</param>
    /// <param name="destination">[<see cref="InputLength"/>].</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void CopyInputs(int example, Span<TInput> destination) => _inputs.CopyOne(example, destination);

    /// <summary>Copies one example's targets.</summary>
    /// <param name="example">The example.</param>
    /// <param name="destination">[<see cref="TargetLength"/>].</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void CopyTargets(int example, Span<TTarget> destination) => _targets.CopyOne(example, destination);

    /// <summary>Checks that the examples have the network's lengths, and its classes or distributions.</summary>
    internal SlotData Bind(NetworkInfo info, string name)
    {
        if (InputLength != info.InputLength)
        {
            throw new ArgumentException(
                $"{info.Name} reads {info.InputLength} values per example, but the data set has {InputLength}.", name);
        }

        int expected = typeof(TTarget) == typeof(int) ? info.LabelLength : info.TargetLength;
        if (TargetLength != expected)
        {
            throw new ArgumentException($"{info.Name} takes {expected} targets per example, but the data set has {TargetLength}.", name);
        }

        return new SlotData(Count, [_inputs], [_targets], info.VariantOf<TTarget>(), Argument: name).Checked(info);
    }

    private static MemoryColumn<TTarget> Column(ReadOnlyMemory<TTarget> targets, int count)
    {
        if (targets.IsEmpty || targets.Length % count != 0)
        {
            string name = Dataset.NameOfTargets<TTarget>();
            throw new ArgumentException(
                targets.IsEmpty
                    ? $"There are {count} examples, but no {name}."
                    : $"The same number of {name} for each example is expected, but {targets.Length} {name} cannot be parted into "
                        + $"{count} examples.",
                name);
        }

        return new MemoryColumn<TTarget>(targets, count);
    }
}
