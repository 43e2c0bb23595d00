using System.ComponentModel;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>What is known of a generated network at compile time. One instance a network type.</summary>
public sealed class NetworkInfo
{
    private readonly IReadOnlyList<int>? _inputShape;

    /// <summary>Called by generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public NetworkInfo(string name, IReadOnlyList<ParameterInfo> parameterTable)
    {
        ArgumentNullException.ThrowIfNull(parameterTable);
        Name = name;
        ParameterTable = parameterTable;
        ParameterCount = parameterTable.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Length);
    }

    /// <summary>The network's class, without its namespace.</summary>
    public string Name { get; }

    /// <summary>
    /// A hash of the declaration: the names, arguments and shapes of its layers, in order. It does not depend on the library's version, nor
    /// on initialisation, fusion and the class's name; arguments that have their defaults are the same as none. 16 hexadecimal digits.
    /// </summary>
    public string Fingerprint { get; init; } = string.Empty;

    /// <summary>Input elements per example.</summary>
    public required int InputLength { get; init; }

    /// <summary>The shape of an example: [channels, height, width] for images; [<see cref="InputLength"/>] where the declaration says no more.</summary>
    public IReadOnlyList<int> InputShape
    {
        get => _inputShape ?? [InputLength];
        init => _inputShape = value;
    }

    /// <summary>Output elements per example.</summary>
    public required int OutputLength { get; init; }

    /// <summary>Class labels per example: 1, or the positions of a sequence; 0 where the loss takes no labels.</summary>
    public int LabelLength { get; init; }

    /// <summary>The number of classes a label may name; 0 where the loss takes no labels.</summary>
    public int Classes { get; init; }

    /// <summary>The number of tokens; 0 where the network reads values.</summary>
    public int Vocabulary { get; init; }

    /// <summary>Rows that a training batch needs: 2 where a batch normalisation has one value a channel and row.</summary>
    public int MinimumTrainingRows { get; init; } = 1;

    /// <summary>Target values per example; 0 where the loss takes labels only, or there is no loss.</summary>
    public int TargetLength { get; init; }

    /// <summary>Whether the targets are distributions, which must be finite and not negative.</summary>
    public bool TargetsAreDistributions { get; init; }

    /// <summary>Whether each target is the probability of a yes, which must be from 0 to 1.</summary>
    public bool TargetsAreProbabilities { get; init; }

    /// <summary>Trainable scalars.</summary>
    public int ParameterCount { get; }

    /// <summary>Floats in the parameter block, padding included.</summary>
    public required int ParameterLength { get; init; }

    /// <summary>Every parameter, in the order of the layers.</summary>
    public IReadOnlyList<ParameterInfo> ParameterTable { get; }

    /// <summary>Layers, shapes, parameters, multiply-adds, bytes and fusions, as a table to print.</summary>
    public required string Summary { get; init; }

    /// <summary>The scratch memory of each program; set by generated code, and nobody else's to change.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public required ArenaSize[] Arenas { internal get; init; }
}
