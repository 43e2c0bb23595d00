using System.Diagnostics.CodeAnalysis;

namespace CompiledNet;

/// <summary>A layer, an input, an output or a loss of a network, with what it reads.</summary>
public sealed class NodeInfo
{
    internal NodeInfo(int index, string name, string kind, IReadOnlyList<int> shape, IReadOnlyList<NodeInfo> inputs)
    {
        Index = index;
        Name = name;
        Kind = kind;
        Shape = shape;
        Inputs = inputs;
    }

    /// <summary>Its place among <see cref="GraphInfo.Nodes"/>.</summary>
    public int Index { get; }

    /// <summary>Its name, declared or by default, e.g. <c>dense1</c>; no other node of the network has it.</summary>
    public string Name { get; }

    /// <summary>The name of its attribute without <c>Attribute</c>, e.g. <c>Dense</c>, <c>MaxPool2D</c>, <c>Input</c>.</summary>
    public string Kind { get; }

    /// <summary>
    /// The shape of its value for one example: [channels, height, width] of an image. A loss has that of what it reads, though it gives one
    /// number for all rows.
    /// </summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>
    /// The nodes whose values it reads, in the order in which it takes them: first what stands before it, then those that it names. An
    /// <c>[Input]</c> reads none. <c>[From]</c> is not a node but decides what the layer after it reads.
    /// </summary>
    public IReadOnlyList<NodeInfo> Inputs { get; }

    /// <summary>
    /// Its arguments, in the order in which the compiler reads them, those that have their defaults among them. Left out are <c>Name</c>,
    /// the names of values that it reads, which are <see cref="Inputs"/>, and texts that are not given, such as <c>Tied</c>.
    /// </summary>
    public IReadOnlyList<ArgumentInfo> Arguments { get; internal init; } = [];

    /// <summary>
    /// Its parameters. A dense layer that shares an embedding's table has no <c>weight</c> of its own: its argument <c>Tied</c> names the
    /// embedding.
    /// </summary>
    public IReadOnlyList<ParameterInfo> Parameters { get; internal init; } = [];

    /// <summary>What a caller hands in, of an <c>[Input]</c>; null of all others.</summary>
    public SlotInfo? Input { get; internal init; }

    /// <summary>
    /// The outputs of the network that its value is: none of most nodes, several where several losses read it.
    /// </summary>
    public IReadOnlyList<SlotInfo> Outputs { get; internal init; } = [];

    /// <summary>Name, weight and output of a loss; null of all others.</summary>
    public LossInfo? Loss { get; internal init; }

    /// <summary>
    /// What a caller may hand in as targets of a loss, by variant: see <see cref="NetworkInfo.Targets"/>. Empty of all others.
    /// </summary>
    public IReadOnlyList<SlotInfo> Targets { get; internal init; } = [];

    /// <summary>The value of an argument.</summary>
    /// <typeparam name="T">Its type: see <see cref="ArgumentInfo.Value"/>.</typeparam>
    /// <param name="name">Its name, e.g. <c>Units</c>.</param>
    /// <exception cref="ArgumentException">The node has no such argument, or one of another type.</exception>
    public T Argument<T>(string name)
        where T : notnull
    {
        object? value = Find(name);
        return value is T typed ? typed : throw new ArgumentException(
            value is null
                ? $"[{Kind}] '{Name}' has no argument '{name}': its arguments are {string.Join(", ", Arguments.Select(one => one.Name))}."
                : $"The argument {name} of [{Kind}] '{Name}' is of type {value.GetType().Name}, not {typeof(T).Name}.",
            nameof(name));
    }

    /// <summary>The value of an argument, where the node has it.</summary>
    /// <typeparam name="T">Its type: see <see cref="ArgumentInfo.Value"/>.</typeparam>
    /// <param name="name">Its name, e.g. <c>Tied</c>.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether there is such an argument of that type.</returns>
    public bool TryGetArgument<T>(string name, [MaybeNullWhen(false)] out T value)
        where T : notnull
    {
        bool isFound = Find(name) is T;
        value = isFound ? (T)Find(name)! : default;
        return isFound;
    }

    /// <summary>Kind and name, e.g. <c>Dense dense1</c>.</summary>
    public override string ToString() => $"{Kind} {Name}";

    private object? Find(string name) => Arguments.FirstOrDefault(argument => argument.Name == name)?.Value;
}
