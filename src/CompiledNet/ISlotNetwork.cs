using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// A generated network of any number of inputs and outputs, which <see cref="INetwork.Info"/> describes. Its methods take a span a slot, so
/// that no interface can have them all; what needs no more than data sets (<c>Fit</c>, <c>Evaluate</c>, files, trainers, copies) is written
/// over this constraint.
/// <see cref="INetwork{TSelf, TInput}"/> is its common case, one input and one output. Only the generator implements it.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
public interface ISlotNetwork<TSelf> : ICompiledNetwork<TSelf>
    where TSelf : ISlotNetwork<TSelf>
{
    /// <summary>Floats in <see cref="INetwork.Parameters"/>, padding included.</summary>
    static abstract int ParameterLength { get; }

    /// <summary>Every parameter: name, shape and where it lies.</summary>
    static abstract IReadOnlyList<ParameterInfo> ParameterTable { get; }

    /// <summary>A network with fresh parameters; the same seed gives the same parameters on every machine.</summary>
    static abstract TSelf Create(int seed);
}
