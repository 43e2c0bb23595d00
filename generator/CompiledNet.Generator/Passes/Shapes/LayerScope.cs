using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes.Shapes;

/// <summary>What a rule sees beside its layer: where the layer stands, the values before it, and the list of mistakes.</summary>
/// <param name="network">The network.</param>
/// <param name="index">The layer's place among the network's layers.</param>
/// <param name="values">The shapes of the input and of the layers before this one; null where a mistake left one unknown.</param>
/// <param name="problems">Where mistakes go.</param>
internal sealed class LayerScope(NetworkModel network, int index, IReadOnlyList<Shape?> values, List<Problem> problems)
{
    public NetworkModel Network => network;

    public int Index => index;

    public LayerModel Layer => network.Layers[index];

    /// <summary>The layer before, or null where this one reads the input.</summary>
    public LayerModel? Previous => index > 0 ? network.Layers[index - 1] : null;

    /// <summary>The names of the values before this layer that a tap may read.</summary>
    public IReadOnlyCollection<string> Names => network.Inputs.Select(input => input.Name).Concat(network.Layers.Take(index).Select(layer => layer.Name)).ToList();

    /// <summary>Whether the current value is the input's tokens.</summary>
    public bool ReadsTokens => network.Inputs[0].IsTokens && (index == 0 || (Previous is FromModel from && from.Layer == network.Inputs[0].Name));

    /// <summary>The current value's shape; null where a mistake before left it unknown.</summary>
    public Shape? Input => values[index];

    /// <summary>The shape of the value that a layer before this one, or the input, gives; null where there is none or a mistake left it unknown.</summary>
    public Shape? ShapeOf(string name)
    {
        for (int i = 0; i < index; i++)
        {
            if (network.Layers[i].Name == name)
            {
                return values[i + 1];
            }
        }

        return network.Inputs[0].Name == name ? values[0] : null;
    }

    /// <summary>
    /// The shape of a named value that this layer reads; null where there is no such value before it, which is reported with the nearest name
    /// that there is, or where a mistake left its shape unknown.
    /// </summary>
    public Shape? Read(string name, string argument)
    {
        List<string> before = network.Layers.Take(index).Where(layer => layer is not LossModel).Select(layer => layer.Name).Concat([network.Inputs[0].Name]).ToList();
        if (before.Contains(name))
        {
            return ShapeOf(name);
        }

        string? nearest = NearestName.Find(name, before);
        if (network.Layers.Skip(index).Any(layer => layer.Name == name))
        {
            Report(ProblemIds.NameUsedBeforeDefined, $"'{name}' comes after '{Layer.Name}', which reads it: a layer reads only those before it", argument);
        }
        else
        {
            Report(
                ProblemIds.UnknownName,
                $"No layer before '{Layer.Name}' is named '{name}'{(nearest is null ? string.Empty : $": did you mean '{nearest}'?")}",
                argument,
                -1,
                nearest);
        }

        return null;
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
}
