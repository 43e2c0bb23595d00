using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir;

/// <summary>The slots of a network, and its programs.</summary>
/// <param name="layout">The numbers of slots and results.</param>
/// <param name="inputs">The inputs.</param>
/// <param name="targets">The targets of each loss, by variant.</param>
/// <param name="outputs">The outputs.</param>
internal sealed class NetworkSlots(
    CallLayout layout, IReadOnlyList<Slot> inputs, IReadOnlyList<IReadOnlyList<Slot>> targets, IReadOnlyList<Slot> outputs)
{
    public CallLayout Layout => layout;

    public IReadOnlyList<Slot> Inputs => inputs;

    /// <summary>The targets of each loss, by variant.</summary>
    public IReadOnlyList<IReadOnlyList<Slot>> Targets => targets;

    public IReadOnlyList<Slot> Outputs => outputs;

    /// <summary>The gradients of what <see cref="Inputs"/>, targets and outputs hold; integers have none, which is null.</summary>
    public IReadOnlyList<Slot?> InputGradients { get; init; } = [];

    /// <inheritdoc cref="InputGradients"/>
    public IReadOnlyList<Slot?> TargetGradients { get; init; } = [];

    /// <inheritdoc cref="InputGradients"/>
    public IReadOnlyList<Slot> OutputGradients { get; init; } = [];

    /// <summary>Every program, in the order of their numbers.</summary>
    public IReadOnlyList<Program> Programs { get; init; } = [];
}
