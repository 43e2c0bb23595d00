using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>What every generated network has, whatever it reads: its parameters and its description.</summary>
public interface INetwork
{
    /// <summary>
    /// All parameters in one flat block of <see cref="NetworkInfo.ParameterLength"/> floats, in the network's own layout.
    /// <see cref="NetworkInfo.ParameterTable"/> translates between that and PyTorch's. Padding in it affects no result.
    /// </summary>
    /// <remarks>
    /// What inference derives of parameters (a table that a product reads, spread groups, a folded normalisation) is made anew after each
    /// access. A span that is kept and written later needs <see cref="ParametersChanged"/>.
    /// </remarks>
    Span<float> Parameters { get; }

    /// <summary>
    /// Says that parameters were written through a span that was taken from <see cref="Parameters"/> before the last call of the network.
    /// </summary>
    void ParametersChanged();

    /// <summary>Lengths, parameter table and summary.</summary>
    NetworkInfo Info { get; }
}

/// <summary>
/// A generated network: values in, values out, and gradients back. Only the generator implements it, with the members that the library runs
/// (<see cref="ICompiledNetwork{TSelf}"/>), so that code over this constraint may use trainers, files and copies as well.
/// </summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="TInput"><c>float</c>, or <c>int</c> for a network of tokens.</typeparam>
public interface INetwork<TSelf, TInput> : ISlotNetwork<TSelf>
    where TSelf : INetwork<TSelf, TInput>
    where TInput : unmanaged
{
    /// <summary>Input elements per example.</summary>
    static abstract int InputLength { get; }

    /// <summary>Output elements per example.</summary>
    static abstract int OutputLength { get; }

    /// <summary>Inference: what the loss reads (probabilities, log-probabilities or values) for each row.</summary>
    /// <param name="inputs">[rows, <see cref="InputLength"/>].</param>
    /// <param name="outputs">[rows, <see cref="OutputLength"/>], overwritten.</param>
    void Predict(ReadOnlySpan<TInput> inputs, Span<float> outputs);

    /// <summary>The vector-Jacobian product: gradients of Σ outputGradients · outputs, in training mode.</summary>
    /// <param name="inputs">[rows, <see cref="InputLength"/>].</param>
    /// <param name="outputGradients">[rows, <see cref="OutputLength"/>]: d loss / d what <see cref="Predict"/> gives.</param>
    /// <param name="gradients">[<see cref="ISlotNetwork{TSelf}.ParameterLength"/>], overwritten; in the layout of the parameters.</param>
    /// <param name="inputGradients">[rows, <see cref="InputLength"/>], overwritten, or empty; always empty for tokens.</param>
    void BackwardFrom(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<float> outputGradients, Span<float> gradients, Span<float> inputGradients = default);
}

/// <summary>A generated network with a loss.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="TInput"><c>float</c>, or <c>int</c> for a network of tokens.</typeparam>
/// <typeparam name="TTarget"><c>int</c> for class labels, <c>float</c> for distributions or values.</typeparam>
public interface ITrainable<TSelf, TInput, TTarget> : INetwork<TSelf, TInput>
    where TSelf : ITrainable<TSelf, TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <summary>Targets per example.</summary>
    static abstract int TargetLength { get; }

    /// <summary>The mean loss over the batch, in inference mode.</summary>
    /// <param name="inputs">[rows, <see cref="INetwork{TSelf, TInput}.InputLength"/>].</param>
    /// <param name="targets">[rows, <see cref="TargetLength"/>].</param>
    float Loss(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets);

    /// <summary>The mean loss over the batch in training mode, and its gradients.</summary>
    /// <param name="inputs">[rows, <see cref="INetwork{TSelf, TInput}.InputLength"/>].</param>
    /// <param name="targets">[rows, <see cref="TargetLength"/>].</param>
    /// <param name="gradients">[<see cref="ISlotNetwork{TSelf}.ParameterLength"/>], overwritten; in the layout of the parameters.</param>
    /// <param name="inputGradients">[rows, <see cref="INetwork{TSelf, TInput}.InputLength"/>], overwritten, or empty; always empty for
    /// tokens.</param>
    float Backward(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, Span<float> gradients, Span<float> inputGradients = default);
}
