namespace CompiledNet;

/// <summary>What a caller of a network hands in or receives, an example after the other.</summary>
public sealed class SlotInfo
{
    /// <summary>Describes a slot.</summary>
    /// <param name="name">The name of the parameter of the network's methods.</param>
    /// <param name="kind">What its elements are.</param>
    /// <param name="shape">The shape of one example.</param>
    /// <param name="count">Tokens or classes: integers are below it; 0 for values.</param>
    public SlotInfo(string name, SlotKind kind, IReadOnlyList<int> shape, int count = 0)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Name = name;
        Kind = kind;
        Shape = shape;
        Count = count;
        Length = 1;
        foreach (int axis in shape)
        {
            Length *= axis;
        }
    }

    /// <summary>
    /// The name of the parameter of the network's methods, e.g. <c>inputs</c> or that of the declared <c>[Input]</c> in camel case.
    /// </summary>
    public string Name { get; }

    /// <summary>What its elements are.</summary>
    public SlotKind Kind { get; }

    /// <summary>The shape of one example: [channels, height, width] for images.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>Elements of one example.</summary>
    public int Length { get; }

    /// <summary>Tokens or classes: integers are 0 to <see cref="Count"/> − 1; 0 for values.</summary>
    public int Count { get; }

    /// <summary>Whether its elements are <c>int</c>, not <c>float</c>.</summary>
    public bool IsIntegers => Kind is SlotKind.Tokens or SlotKind.Labels;
}

/// <summary>What the elements of a slot are.</summary>
public enum SlotKind
{
    /// <summary>Values, as <c>float</c>.</summary>
    Values = 0,

    /// <summary>Tokens, as <c>int</c>.</summary>
    Tokens = 1,

    /// <summary>Class labels, as <c>int</c>.</summary>
    Labels = 2,

    /// <summary>Distributions along the last axis, as <c>float</c>: finite and not negative.</summary>
    Distributions = 3,

    /// <summary>Probabilities, as <c>float</c>: 0 to 1.</summary>
    Probabilities = 4,
}
