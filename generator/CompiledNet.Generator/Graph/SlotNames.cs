using CompiledNet.Generator.Layers;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// The names of slots, which are the names of parameters of the public methods: those of inputs, losses and outputs without dots and
/// underscores, in camel case; in a network of one input and one output the words that do for all.
/// </summary>
internal static class SlotNames
{
    private const string Gradients = "Gradients";

    public static string OfInput(NetworkGraph graph, LayerNode input) => graph.Inputs.Count == 1 ? "inputs" : Camel(input.Name);

    public static string OfOutput(NetworkGraph graph, GraphOutput output) => graph.IsPlain ? "outputs" : Camel(output.Name);

    public static string OfTarget(NetworkGraph graph, LayerNode loss, bool isLabels) =>
        graph.IsPlain ? isLabels ? "labels" : "targets" : Camel(loss.Name);

    public static string OfInputGradient(string input) => input == "inputs" ? "inputGradients" : input + Gradients;

    public static string OfOutputGradient(NetworkGraph graph, string output) => graph.IsPlain ? "outputGradients" : output + Gradients;

    public static string OfTargetGradient(NetworkGraph graph, LayerNode loss) =>
        graph.IsPlain ? "targetGradients" : Camel(loss.Name) + Gradients;

    /// <summary>A layer's name as that of a parameter: <c>user.age_group</c> becomes <c>userAgeGroup</c>.</summary>
    public static string Camel(string name)
    {
        IEnumerable<string> words = name.Split('.', '_').Where(word => word.Length > 0).Select((word, i) =>
            (i == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0])) + word.Substring(1));
        string camel = string.Concat(words);
        return camel.Length == 0 || char.IsDigit(camel[0]) ? "_" + camel : camel;
    }
}
