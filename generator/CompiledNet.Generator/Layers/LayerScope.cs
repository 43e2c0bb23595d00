using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What a rule sees beside its layer: the nodes that the layer reads, and the list of mistakes.</summary>
/// <param name="layer">The layer.</param>
/// <param name="inputs">The nodes that it reads, the current value first; fewer where a name is unknown.</param>
/// <param name="network">The declaration.</param>
/// <param name="problems">Where mistakes go.</param>
internal sealed class LayerScope(LayerModel layer, IReadOnlyList<LayerNode> inputs, NetworkModel network, List<Problem> problems)
{
    public LayerModel Layer => layer;

    /// <summary>Whether the network's operations may be fused.</summary>
    public bool Fuse => network.Fuse;

    /// <summary>All layers of the declaration, those after this one too.</summary>
    public IEnumerable<LayerModel> Layers => network.Layers;

    /// <summary>The nodes that the layer reads.</summary>
    public IReadOnlyList<LayerNode> Inputs => inputs;

    /// <summary>The node of the current value.</summary>
    public LayerNode Current => inputs[0];

    /// <summary>Reports a mistake of this layer.</summary>
    /// <param name="id">The diagnostic's id.</param>
    /// <param name="message">What came, what was expected and what to write instead.</param>
    /// <param name="argument">The parameter or property of the attribute that is wrong.</param>
    /// <param name="element">The place within an argument of several values.</param>
    /// <param name="suggestion">What a code fix writes.</param>
    public void Report(string id, FormattableString message, string? argument = null, int element = -1, string? suggestion = null) =>
        problems.Add(new Problem(id, layer.Attribute, FormattableString.Invariant(message), argument, element, suggestion));

    /// <summary>Reports a mistake that is complete.</summary>
    public void Report(Problem problem) => problems.Add(problem);

    /// <summary>Reports an argument below its minimum; true where it is not.</summary>
    public bool RequireAtLeast(int minimum, int value, string argument) =>
        Require(value >= minimum, $"{argument} is {value}, but must be at least {minimum}", argument, minimum);

    /// <summary>Reports a value that is infinite or not a number; true where it is neither.</summary>
    public bool RequireFinite(double value, string argument) =>
        Require(!double.IsNaN(value) && !double.IsInfinity(value), $"{argument} is {value}, but must be finite", argument);

    /// <summary>Reports a number that is no member of the enumeration; true where it is one.</summary>
    public bool RequireDefined(Init value) =>
        Require(Enum.IsDefined(typeof(Init), value), $"Init is {(int)value}, which is no member of Init: write e.g. Init.He", "Init");

    /// <summary>Reports a value outside a range that the message states; true where it is inside.</summary>
    public bool Require(bool isRight, FormattableString message, string argument, int? suggestion = null)
    {
        if (!isRight)
        {
            Report(
                ProblemIds.InvalidValue, message, argument, -1, suggestion is { } value ? FormattableString.Invariant($"{value}") : null);
        }

        return isRight;
    }
}
