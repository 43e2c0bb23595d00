using System.Globalization;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// Writes a network's graph as the text that the library's <c>GraphReader</c> reads: a line a node, of its name, its kind, its shape, the
/// nodes that it reads, its arguments, and the outputs that its value is.
/// </summary>
internal static class GraphText
{
    /// <summary>A line a node, in the order of declaration. What only names a value, as <c>[From]</c> does, is none.</summary>
    public static IReadOnlyList<string> Lines(CompiledNetwork network)
    {
        ILookup<string, string> outputs = OutputsByNode(network);
        return network.Graph.Nodes.Where(node => node.Layer is not FromModel).Select(Line).ToList();

        string Line(LayerNode node)
        {
            string inputs = node.Inputs.Count == 0 ? "-" : string.Join(",", node.Inputs.Select(input => input.Name));
            return string.Join(
                " ",
                new[] { node.Name, node.Layer.AttributeName, Axes(node.Shape.Axes, "x"), inputs }
                    .Concat(node.Layer.Arguments.Select(argument => $"{argument.Name}={Value(argument.Value)}"))
                    .Concat(outputs[node.Name].Select(output => "->" + output)));
        }
    }

    /// <summary>The slots of outputs: of an <c>[Output]</c>, of what a loss reads, of the last value of a network without losses.</summary>
    private static ILookup<string, string> OutputsByNode(CompiledNetwork network) => network.Graph.Outputs
        .Zip(network.Slots.Outputs, (output, slot) => (Node: output.Loss is null ? output.Name : output.Value.Name, Slot: slot.Name))
        .ToLookup(pair => pair.Node, pair => pair.Slot);

    private static string Value(object value) => value switch
    {
        int number => Literals.Int(number),
        double number => Number(number),
        bool isTrue => isTrue ? "true" : "false",
        EquatableArray<int> numbers => $"[{Axes(numbers, ",")}]",
        _ => $"'{value}'",
    };

    /// <summary>Digits that read back as the same bits, with a point or an exponent, by which they differ from an integer's.</summary>
    private static string Number(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);

        // The framework that editors run in does not always keep what "R" promises.
        text = double.Parse(text, CultureInfo.InvariantCulture).Equals(value) ? text : value.ToString("G17", CultureInfo.InvariantCulture);
        return text.All(c => char.IsDigit(c) || c == '-') ? text + ".0" : text;
    }

    private static string Axes(IEnumerable<int> axes, string separator) => string.Join(separator, axes.Select(axis => Literals.Int(axis)));
}
