namespace CompiledNet;

/// <summary>Examples for one step, in memory of their source: it holds until the enumeration goes on.</summary>
/// <typeparam name="TInput">What the network reads.</typeparam>
/// <typeparam name="TTarget">Labels, or distributions or values.</typeparam>
public readonly ref struct Batch<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    internal Batch(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, ReadOnlySpan<int> examples)
    {
        Inputs = inputs;
        Targets = targets;
        Examples = examples;
    }

    /// <summary>[<see cref="Rows"/>, input length], as the network reads them.</summary>
    public ReadOnlySpan<TInput> Inputs { get; }

    /// <summary>[<see cref="Rows"/>, target length]: class labels, or distributions or values.</summary>
    public ReadOnlySpan<TTarget> Targets { get; }

    /// <summary>[<see cref="Rows"/>] the places of the examples in the data set.</summary>
    public ReadOnlySpan<int> Examples { get; }

    /// <summary>The number of examples.</summary>
    public int Rows => Examples.Length;
}
