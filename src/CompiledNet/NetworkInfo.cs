using System.ComponentModel;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// What is known of a generated network at compile time. One instance a network type, of a class that the compiler wrote.
/// </summary>
public abstract class NetworkInfo
{
    private readonly SlotInfo[] _inputs = [];
    private readonly SlotInfo[] _outputs = [];
    private readonly LossInfo[] _losses = [];
    private readonly SlotInfo[][] _targets = [];
    private GraphInfo? _graph;

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected NetworkInfo(string name, IReadOnlyList<ParameterInfo> parameterTable)
    {
        ArgumentNullException.ThrowIfNull(parameterTable);
        Name = name;
        ParameterTable = parameterTable;
        foreach (ParameterInfo parameter in parameterTable)
        {
            ParameterCount += parameter.IsTrainable ? parameter.Length : 0;
        }
    }

    /// <summary>The network's class, without its namespace.</summary>
    public string Name { get; }

    /// <summary>
    /// A hash of the declaration: the names, arguments and shapes of its layers, in order. It does not depend on the library's version, nor
    /// on initialisation, fusion and the class's name; arguments that have their defaults are the same as none. 16 hexadecimal digits.
    /// </summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>What the network reads, in the order of declaration.</summary>
    public required IReadOnlyList<SlotInfo> Inputs
    {
        get => _inputs;
        init
        {
            _inputs = [.. value];
            Layout = Layout with { Inputs = _inputs.Length };
        }
    }

    /// <summary>What the network gives: what each loss reads, and each <c>[Output]</c>, in the order of declaration.</summary>
    public required IReadOnlyList<SlotInfo> Outputs
    {
        get => _outputs;
        init
        {
            _outputs = [.. value];
            Layout = Layout with { Outputs = _outputs.Length };
        }
    }

    /// <summary>The losses, each the end of a head, in the order of declaration.</summary>
    public IReadOnlyList<LossInfo> Losses
    {
        get => _losses;
        init
        {
            _losses = [.. value];
            Layout = Layout with { Targets = _losses.Length };
        }
    }

    /// <summary>
    /// What each loss takes as targets. A network of one cross-entropy has two variants, labels and distributions; every other one that has
    /// losses has one.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<SlotInfo>> Targets
    {
        get => _targets;
        init
        {
            _targets = [.. value.Select(variant => variant.ToArray())];
            Layout = Layout with { Variants = _targets.Length };
            LabelVariant = Array.FindIndex(_targets, variant => variant.Length > 0 && variant[0].IsIntegers);
            ValueVariant = Array.FindIndex(_targets, variant => variant.Length > 0 && !variant[0].IsIntegers);
        }
    }

    /// <summary>Input elements per example; 0 where there are several inputs.</summary>
    public int InputLength => _inputs.Length == 1 ? _inputs[0].Length : 0;

    /// <summary>The shape of an example: [channels, height, width] for images; empty where there are several inputs.</summary>
    public IReadOnlyList<int> InputShape => _inputs.Length == 1 ? _inputs[0].Shape : [];

    /// <summary>Output elements per example; 0 where there are several outputs.</summary>
    public int OutputLength => _outputs.Length == 1 ? _outputs[0].Length : 0;

    /// <summary>Class labels per example: 1, or the positions of a sequence; 0 where there is not one loss that takes labels.</summary>
    public int LabelLength => Single(SlotKind.Labels)?.Length ?? 0;

    /// <summary>The number of classes a label may name; 0 where there is not one loss that takes labels.</summary>
    public int Classes => Single(SlotKind.Labels)?.Count ?? 0;

    /// <summary>The number of tokens; 0 where there is not one input of tokens.</summary>
    public int Vocabulary => _inputs.Length == 1 ? _inputs[0].Count : 0;

    /// <summary>Rows that a training batch needs: 2 where a batch normalisation has one value a channel and row.</summary>
    public int MinimumTrainingRows { get; init; } = 1;

    /// <summary>Target values per example; 0 where there is not one loss that takes distributions or values.</summary>
    public int TargetLength => (Single(SlotKind.Values) ?? Single(SlotKind.Distributions) ?? Single(SlotKind.Probabilities))?.Length ?? 0;

    /// <summary>Whether the targets are distributions, which must be finite and not negative.</summary>
    public bool TargetsAreDistributions => Single(SlotKind.Distributions) is not null;

    /// <summary>Whether each target is the probability of a yes, which must be from 0 to 1.</summary>
    public bool TargetsAreProbabilities => Single(SlotKind.Probabilities) is not null;

    /// <summary>Trainable scalars.</summary>
    public int ParameterCount { get; }

    /// <summary>Floats in the parameter block, padding included.</summary>
    public required int ParameterLength { get; init; }

    /// <summary>Floats of the forms of parameters that inference reads instead of them; 0 where it reads none.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public nint DerivedLength { get; init; }

    /// <summary>Every parameter, in the order of the layers.</summary>
    public IReadOnlyList<ParameterInfo> ParameterTable { get; }

    /// <summary>Layers, shapes, parameters, multiply-adds, bytes and fusions, as a table to print.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// Inputs, layers, outputs and losses as declared, with their arguments, shapes and parameters, and what each reads. Made when it is
    /// first asked for, once a network type; an application that is trimmed and does not ask has nothing of it.
    /// </summary>
    /// <exception cref="NetworkFormatException">The generated code was changed by hand.</exception>
    public GraphInfo Graph => LazyInitializer.EnsureInitialized(ref _graph, () => GraphReader.Read(this, GraphText));

    /// <summary>
    /// Rows that inference takes through all layers at a time, so that its scratch memory is constant and stays in the cache; set by
    /// generated code.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public int RowBlock { internal get; init; } = 96;

    /// <summary>The scratch memory of each program; set by generated code, and nobody else's to change.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public required ArenaSize[] Arenas { internal get; init; }

    /// <summary>
    /// The graph as text, a line a node; written by the compiler. It is a member, and no value that is set, so that trimming removes the
    /// text where nobody asks for <see cref="Graph"/>.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected abstract string GraphText { get; }

    /// <summary>The numbers of slots, results and programs.</summary>
    internal CallLayout Layout { get; private set; }

    /// <summary>The inputs, without the calls of an interface.</summary>
    internal SlotInfo[] InputSlots => _inputs;

    /// <inheritdoc cref="InputSlots"/>
    internal SlotInfo[] OutputSlots => _outputs;

    /// <inheritdoc cref="InputSlots"/>
    internal LossInfo[] LossSlots => _losses;

    /// <inheritdoc cref="InputSlots"/>
    internal SlotInfo[][] TargetSlots => _targets;

    private int LabelVariant { get; init; } = -1;

    private int ValueVariant { get; init; } = -1;

    /// <summary>The variant of the targets that has integers, or the one that has not.</summary>
    /// <exception cref="NotSupportedException">The network's losses take no such targets.</exception>
    internal int VariantOf<TTarget>()
        where TTarget : unmanaged
    {
        int variant = typeof(TTarget) == typeof(int) ? LabelVariant : ValueVariant;
        return variant >= 0 ? variant
            : throw new NotSupportedException(
                $"{Name} has no loss of {(typeof(TTarget) == typeof(int) ? "labels" : "distributions or values")}.");
    }

    /// <summary>What the one loss takes as targets.</summary>
    internal SlotInfo TargetOf<TTarget>()
        where TTarget : unmanaged => _targets[VariantOf<TTarget>()][0];

    /// <summary>The number of a loss.</summary>
    /// <param name="name">Its name, as declared.</param>
    /// <param name="argument">The argument that the name came with.</param>
    /// <exception cref="ArgumentException">There is no such loss.</exception>
    internal int LossNamed(string name, string argument)
    {
        int loss = Array.FindIndex(_losses, one => one.Name == name);
        return loss >= 0 ? loss : throw new ArgumentException($"{Name} has no loss '{name}': its losses are "
            + $"{string.Join(", ", _losses.Select(one => one.Name))}.", argument);
    }

    private SlotInfo? Single(SlotKind kind)
    {
        foreach (SlotInfo[] variant in _targets)
        {
            if (variant.Length == 1 && variant[0].Kind == kind)
            {
                return variant[0];
            }
        }

        return null;
    }
}
