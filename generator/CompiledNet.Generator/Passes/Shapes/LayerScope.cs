using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes.Shapes;

/// <summary>What a rule sees beside its layer: where the layer stands, the values before it, and the list of mistakes.</summary>
/// <param name="network">The network.</param>
/// <param name="index">The layer's place among the network's layers.</param>
/// <param name="values">The shapes of the input and of the layers before this one; null where a mistake left one unknown.</param>
/// <param name="problems">Where mistakes go.</param>
internal sealed class LayerScope(NetworkModel network, int index, IReadOnlyList<Shape?> values, List<Problem> problems)
{
    private const int Input0 = -1;
    private const int Unknown = -2;

    public NetworkModel Network => network;

    public int Index => index;

    public LayerModel Layer => network.Layers[index];

    /// <summary>The layer that gives the current value, or null where that is the input.</summary>
    public LayerModel? Previous => SourceOf(index) is >= 0 and int source ? network.Layers[source] : null;

    /// <summary>Whether the current value is the input's tokens.</summary>
    public bool ReadsTokens => network.Inputs[0].IsTokens && SourceOf(index) == Input0;

    /// <summary>The current value's shape; null where a mistake before left it unknown.</summary>
    public Shape? Input => values[index];

    /// <summary>The place of the layer whose value another reads first; −1 where that is the input, less where it is unknown.</summary>
    /// <param name="reader">The place of the layer that reads.</param>
    public int SourceOf(int reader)
    {
        int source = reader - 1;
        while (source >= 0 && network.Layers[source] is FromModel from)
        {
            source = Find(from.Layer, source);
        }

        return source;
    }

    /// <summary>The shape of the value that a layer before this one, or the input, gives; null where there is none or a mistake left it unknown.</summary>
    public Shape? ShapeOf(string name) => Find(name, index) is >= Input0 and int found ? values[found + 1] : null;

    /// <summary>Reports the name of a value that does not come before this layer, with the nearest name that does; true where it comes.</summary>
    /// <param name="name">The name.</param>
    /// <param name="argument">The argument that names it.</param>
    /// <param name="element">The place within an argument of several names.</param>
    public bool RequireName(string name, string argument, int element = -1)
    {
        int found = Find(name, index);
        if (found == Input0 && network.Inputs[0].IsTokens && Layer is not FromModel)
        {
            Report(ProblemIds.WrongRank, $"'{Layer.Name}' combines values, but '{name}' gives tokens: name what [Embedding] gives", argument, element);
            return false;
        }

        if (found >= Input0)
        {
            return true;
        }

        if (Find(name, network.Layers.Count) >= 0)
        {
            Report(ProblemIds.NameUsedBeforeDefined, $"'{Layer.Name}' reads '{name}', which does not come before it: a layer reads only what stands before it", argument, element);
            return false;
        }

        string? nearest = NearestName.Find(name, network.Layers.Take(index).Where(layer => layer is not LossModel).Select(layer => layer.Name).Concat([network.Inputs[0].Name]));
        Report(
            ProblemIds.UnknownName,
            $"'{Layer.Name}' reads '{name}', but no layer before it has that name{(nearest is null ? string.Empty : $": did you mean '{nearest}'?")}",
            argument,
            element,
            nearest);
        return false;
    }

    /// <summary>Reports a mistake of this layer.</summary>
    /// <param name="id">The diagnostic's id.</param>
    /// <param name="message">What came, what was expected and what to write instead.</param>
    /// <param name="argument">The parameter or property of the attribute that is wrong.</param>
    /// <param name="element">The place within an argument of several values.</param>
    /// <param name="suggestion">What a code fix writes.</param>
    public void Report(string id, FormattableString message, string? argument = null, int element = -1, string? suggestion = null) =>
        problems.Add(new Problem(id, Layer.Attribute, FormattableString.Invariant(message), argument, element, suggestion));

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
            Report(ProblemIds.InvalidValue, message, argument, -1, suggestion is { } value ? FormattableString.Invariant($"{value}") : null);
        }

        return isRight;
    }

    /// <summary>The place of the layer of a name before another; −1 for the input, less for none.</summary>
    private int Find(string name, int before)
    {
        for (int i = 0; i < before; i++)
        {
            if (network.Layers[i].Name == name && network.Layers[i] is not LossModel)
            {
                return i;
            }
        }

        return network.Inputs[0].Name == name ? Input0 : Unknown;
    }
}
