using System.Buffers;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Examples to train on and to evaluate with: rows of inputs and of targets, in memory that is not copied and must not change
/// meanwhile. Made by <see cref="Dataset"/>.
/// </summary>
/// <typeparam name="TInput">What the network reads: <c>float</c>, or <c>int</c> for tokens.</typeparam>
/// <typeparam name="TTarget"><c>int</c> for class labels, <c>float</c> for distributions or values.</typeparam>
public abstract class Dataset<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private protected Dataset(ReadOnlyMemory<TTarget> targets, int count, int inputLength)
    {
        if (targets.IsEmpty || targets.Length % count != 0)
        {
            string name = Dataset.NameOfTargets<TTarget>();
            throw new ArgumentException(
                targets.IsEmpty
                    ? $"There are {count} examples, but no {name}."
                    : $"The same number of {name} for each example is expected, but {targets.Length} {name} cannot be parted into {count} examples.",
                name);
        }

        Targets = targets;
        Count = count;
        InputLength = inputLength;
        TargetLength = targets.Length / count;
    }

    /// <summary>The number of examples, at least 1.</summary>
    public int Count { get; }

    /// <summary>Input elements per example.</summary>
    public int InputLength { get; }

    /// <summary>Labels or target values per example.</summary>
    public int TargetLength { get; }

    /// <summary>[<see cref="Count"/>, <see cref="TargetLength"/>].</summary>
    public ReadOnlyMemory<TTarget> Targets { get; }

    /// <summary>Memory to convert so many examples' inputs in; empty where they need no conversion.</summary>
    internal abstract TInput[] InputBuffer(int count);

    /// <summary>Some examples' inputs as the network reads them.</summary>
    /// <param name="first">The first example.</param>
    /// <param name="count">The number of examples.</param>
    /// <param name="buffer">An <see cref="InputBuffer"/> of at least so many examples.</param>
    /// <returns>[count, <see cref="InputLength"/>].</returns>
    internal abstract ReadOnlySpan<TInput> Inputs(int first, int count, Span<TInput> buffer);

    /// <summary>Copies some examples' inputs as the network reads them.</summary>
    /// <param name="examples">The examples, in any order.</param>
    /// <param name="destination">[examples, <see cref="InputLength"/>], or longer.</param>
    internal abstract void CopyInputs(ReadOnlySpan<int> examples, Span<TInput> destination);

    /// <summary>Copies some examples' targets.</summary>
    /// <param name="examples">The examples, in any order.</param>
    /// <param name="destination">[examples, <see cref="TargetLength"/>], or longer.</param>
    internal void CopyTargets(ReadOnlySpan<int> examples, Span<TTarget> destination) => Gather(Targets.Span, TargetLength, examples, destination);

    /// <summary>Keeps the inputs where they are until the handle is disposed.</summary>
    internal abstract MemoryHandle Pin();

    /// <summary>Where the inputs of the pinned data set lie.</summary>
    internal abstract InputSource Describe(in MemoryHandle pinned);

    /// <summary>A data set of some of the examples, copied.</summary>
    internal abstract Dataset<TInput, TTarget> Select(ReadOnlySpan<int> examples);

    /// <summary>Rows of a block, copied.</summary>
    private protected static T[] Gather<T>(ReadOnlyMemory<T> rows, int length, ReadOnlySpan<int> indices)
    {
        T[] gathered = new T[indices.Length * length];
        Gather(rows.Span, length, indices, gathered);
        return gathered;
    }

    /// <summary>Copies rows of a block.</summary>
    private protected static void Gather<T>(ReadOnlySpan<T> rows, int length, ReadOnlySpan<int> indices, Span<T> destination)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            rows.Slice(indices[i] * length, length).CopyTo(destination[(i * length)..]);
        }
    }

    /// <summary>Checks that the examples have the network's lengths, and its classes or distributions.</summary>
    internal void Check(NetworkInfo info, string name)
    {
        if (InputLength != info.InputLength)
        {
            throw new ArgumentException($"{info.Name} reads {info.InputLength} values per example, but the data set has {InputLength}.", name);
        }

        int expected = typeof(TTarget) == typeof(int) ? info.LabelLength : info.TargetLength;
        if (TargetLength != expected)
        {
            throw new ArgumentException($"{info.Name} takes {expected} targets per example, but the data set has {TargetLength}.", name);
        }

        ArgumentChecks.Values(info.TargetOf<TTarget>(), Targets.Span);
        if (typeof(TInput) == typeof(int))
        {
            // The tokens of the whole set, before a step changes anything.
            ArgumentChecks.Values(info.Inputs[0], Inputs(0, Count, default), name: name);
        }
    }
}
