using System.Collections.ObjectModel;
using System.Globalization;

namespace CompiledNet;

/// <summary>Reads the text that the compiler wrote of a network's graph.</summary>
/// <param name="info">The network's description.</param>
internal sealed class GraphReader(NetworkInfo info)
{
    private const string Nothing = "-";
    private const string Arrow = "->";
    private const int FirstArgument = 4;

    private readonly List<NodeInfo> _nodes = [];
    private readonly Dictionary<string, NodeInfo> _named = [];
    private readonly NodeInfo?[] _outputs = new NodeInfo?[info.Outputs.Count];
    private int _inputs;
    private int _losses;

    /// <summary>The graph of a text.</summary>
    /// <exception cref="NetworkFormatException">The text is damaged.</exception>
    public static GraphInfo Read(NetworkInfo info, string text) => new GraphReader(info).Read(text);

    private GraphInfo Read(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            try
            {
                Add(line.Split(' '));
            }
            catch (Exception exception) when (exception is FormatException or OverflowException)
            {
                throw Damaged(exception.Message, exception);
            }
        }

        NodeInfo?[] missing = [.. _outputs.Where(output => output is null)];
        return missing.Length == 0 && _inputs == info.Inputs.Count && _losses == info.Losses.Count
            ? new GraphInfo(text, [.. _nodes], [.. _outputs.Select(output => output!)])
            : throw Damaged($"it has {_inputs} inputs, {_losses} losses and not {missing.Length} of the outputs");
    }

    private void Add(string[] fields)
    {
        if (fields.Length < FirstArgument)
        {
            throw new FormatException($"'{string.Join(' ', fields)}' is not a node");
        }

        string name = fields[0], kind = fields[1];
        string[] arguments = [.. fields.Skip(FirstArgument).Where(field => !IsOutput(field))];
        SlotInfo[] outputs = [.. fields.Skip(FirstArgument).Where(IsOutput).Select(Output)];
        int loss = LossOf(name);
        var node = new NodeInfo(
            _nodes.Count, name, kind, Numbers(fields[2], 'x'),
            fields[3] == Nothing ? [] : [.. fields[3].Split(',').Select(Named)])
        {
            Arguments = [.. arguments.Select(Argument)],
            Parameters = [.. info.ParameterTable.Where(parameter => parameter.Layer == name)],
            Input = kind == "Input" && _inputs < info.Inputs.Count ? info.Inputs[_inputs++] : null,
            Outputs = [.. outputs],
            Loss = loss < 0 ? null : info.Losses[loss],
            Targets = loss < 0 ? [] : [.. info.Targets.Select(variant => variant[loss])],
        };
        if (!_named.TryAdd(name, node))
        {
            throw new FormatException($"'{name}' is given twice");
        }

        _nodes.Add(node);
        foreach (SlotInfo output in outputs)
        {
            _outputs[Array.IndexOf(info.OutputSlots, output)] = node;
        }
    }

    private static bool IsOutput(string field) => field.StartsWith(Arrow, StringComparison.Ordinal);

    private SlotInfo Output(string field) => Array.Find(info.OutputSlots, slot => slot.Name == field[Arrow.Length..])
        ?? throw new FormatException($"'{field}' is not an output");

    /// <summary>The number of the loss of this name; −1 where it is none.</summary>
    private int LossOf(string name)
    {
        int loss = Array.FindIndex(info.LossSlots, one => one.Name == name);
        _losses += loss < 0 ? 0 : 1;
        return loss;
    }

    private NodeInfo Named(string name) =>
        _named.TryGetValue(name, out NodeInfo? node) ? node : throw new FormatException($"no node before has the name '{name}'");

    private static ArgumentInfo Argument(string field)
    {
        int end = field.IndexOf('=', StringComparison.Ordinal);
        return end > 0 ? new ArgumentInfo(field[..end], Value(field[(end + 1)..])) : throw new FormatException($"'{field}' is not an argument");
    }

    private static object Value(string text) => text switch
    {
        "true" => true,
        "false" => false,
        ['[', .. var numbers, ']'] => Numbers(numbers, ','),
        ['\'', .. var word, '\''] => word,
        _ when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        _ => double.Parse(text, CultureInfo.InvariantCulture),
    };

    private static ReadOnlyCollection<int> Numbers(string text, char separator)
    {
        string[] parts = text.Split(separator);
        int[] numbers = new int[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            numbers[i] = int.Parse(parts[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        return Array.AsReadOnly(numbers);
    }

    private NetworkFormatException Damaged(string what, Exception? cause = null)
    {
        string message = $"The graph in the code of {info.Name} is damaged: {what}.";
        return cause is null ? new NetworkFormatException(message) : new NetworkFormatException(message, cause);
    }
}
