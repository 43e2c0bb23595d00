using System.ComponentModel;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// One parameter of a network: its name and shape as PyTorch has them, and the way between that interchange layout and the
/// network's own. A gradient block has the layout of the parameters, so the same methods serve it.
/// </summary>
public sealed class ParameterInfo
{
    private readonly ParameterLayout _layout;
    private readonly int[] _shape;

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ParameterInfo(string name, int[] shape, ParameterLayout layout, Initializer initializer, bool isTrainable = true)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(layout);
        Name = name;
        _shape = shape;
        _layout = layout;
        Initializer = initializer;
        IsTrainable = isTrainable;
        Length = layout.Length;
    }

    /// <summary>The name, e.g. <c>dense1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The interchange shape, e.g. [out, in] for a dense layer's weight.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>Scalars, without padding: the product of the shape.</summary>
    public int Length { get; }

    /// <summary>
    /// Whether training changes it by its gradient; false for running statistics, and in layers whose output nothing reads.
    /// </summary>
    public bool IsTrainable { get; }

    /// <summary>The weight of a batch's statistic in this running one, in [0, 1]; null where this is none.</summary>
    public float? Momentum { get; init; }

    internal Initializer Initializer { get; }

    internal int GroupLength => _layout.GroupLength;

    /// <summary>The name of the layer, e.g. <c>enc.conv1</c> of <c>enc.conv1.weight</c>.</summary>
    internal string Layer => LayerOf(Name);

    /// <summary>The first position in the network's block.</summary>
    internal int Start => _layout.Start;

    /// <summary>The first position after it in the network's block.</summary>
    internal int End => _layout.End;

    /// <summary>Copies this parameter out of a block in the network's layout.</summary>
    /// <param name="flat">Parameters or gradients: the whole block.</param>
    /// <param name="destination">[<see cref="Length"/>] in the interchange layout.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Export(ReadOnlySpan<float> flat, Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        CheckBlock(flat);
        _layout.Export(0, flat, destination);
    }

    /// <summary>Copies this parameter into a block in the network's layout; nothing else in the block changes.</summary>
    /// <param name="source">[<see cref="Length"/>] in the interchange layout.</param>
    /// <param name="flat">Parameters or gradients: the whole block.</param>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    public void Import(ReadOnlySpan<float> source, Span<float> flat)
    {
        CheckLength(source.Length, nameof(source));
        CheckBlock(flat);
        _layout.Import(0, source, flat);
    }

    /// <summary>Copies some elements out of a block.</summary>
    internal void Export(int start, ReadOnlySpan<float> flat, Span<float> destination) => _layout.Export(start, flat, destination);

    /// <summary>Copies some elements into a block.</summary>
    internal void Import(int start, ReadOnlySpan<float> source, Span<float> flat) => _layout.Import(start, source, flat);

    /// <summary>The name of a parameter's layer.</summary>
    internal static string LayerOf(string parameter) => parameter.LastIndexOf('.') is var end and >= 0 ? parameter[..end] : parameter;

    /// <inheritdoc/>
    public override string ToString() => $"{Name} [{string.Join(", ", _shape)}]";

    private void CheckLength(int length, string name)
    {
        if (length != Length)
        {
            throw new ArgumentException($"{this} has {Length} values, but the span has {length}.", name);
        }
    }

    private void CheckBlock(ReadOnlySpan<float> flat)
    {
        if (flat.Length < _layout.End)
        {
            throw new ArgumentException(
                $"The block of the network's parameters is longer: {this} ends at {_layout.End}, but the span has {flat.Length} floats.",
                nameof(flat));
        }
    }
}
