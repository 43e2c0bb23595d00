using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// The slots of a network of several inputs or outputs have names that its methods' parameters can have, and are not too many.
/// </summary>
internal static class SlotRule
{
    /// <summary>Parameters and variables that methods have besides.</summary>
    private static readonly string[] s_reserved = ["gradients", "step", "state", "threads", "sampleWeights", "trainer", "slots"];

    /// <summary>What a single input is called, and its gradient.</summary>
    private static readonly string[] s_ofOneInput = ["inputs", "inputGradients"];

    private static readonly string[] s_endings = ["Gradients", "Lengths", "Weights"];

    public static void Check(NetworkGraph graph, List<Problem> problems)
    {
        int count = graph.Inputs.Count + graph.Losses.Count + graph.Outputs.Count;
        if (count > CallLayout.Most)
        {
            LayerNode last = graph.Nodes.Last(node => node.Layer is InputModel or LossModel or OutputModel);
            string message = FormattableString.Invariant(
                $"The network has {graph.Inputs.Count} inputs, {graph.Losses.Count} losses and {graph.Outputs.Count} outputs, but at most {CallLayout.Most} together are supported");
            problems.Add(new Problem(ProblemIds.TooLarge, last.Layer.Attribute, message));
        }

        if (!graph.IsPlain)
        {
            CheckNames(graph, problems);
        }
    }

    private static string Free(string name, List<(LayerNode Node, string Name)> names)
    {
        string free = name + "Slot";
        while (names.Any(one => one.Name == free))
        {
            free += "_";
        }

        return free;
    }

    private static void CheckNames(NetworkGraph graph, List<Problem> problems)
    {
        var named = new Dictionary<string, LayerNode>();
        HashSet<string> outputs = [.. graph.Outputs.Select(output => output.Name)];
        IEnumerable<LayerNode> slots = graph.Nodes.Where(node =>
            outputs.Contains(node.Name) || (node.Layer is InputModel && graph.Inputs.Count > 1));
        List<(LayerNode Node, string Name)> names = slots.Select(node => (node, SlotNames.Camel(node.Name))).ToList();
        foreach ((LayerNode node, string name) in names)
        {
            // Two of one name are another mistake, which is reported already.
            string? wrong = s_reserved.Contains(name) || (graph.Inputs.Count == 1 && s_ofOneInput.Contains(name))
                ? $"the network's methods have a parameter '{name}' already"
                : named.TryGetValue(name, out LayerNode other) && other.Name != node.Name ? $"'{other.Name}' is that name too"
                : names.Select(one => one.Name).FirstOrDefault(
                    one => s_endings.Any(ending => name == one + ending)) is { } root ? $"it is what belongs to '{root}'"
                : null;
            if (wrong is not null)
            {
                problems.Add(new Problem(
                    ProblemIds.SlotName,
                    node.Layer.Attribute,
                    $"'{node.Name}' is the parameter '{name}' of the network's methods, but {wrong}: give it another Name",
                    "Name",
                    -1,
                    Free(name, names)));
            }
            else
            {
                named[name] = node;
            }
        }
    }
}
