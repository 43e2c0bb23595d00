using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Graph;

/// <summary>
/// The methods that a network of several inputs or outputs has, as <see cref="GeneratedMembers"/> writes them, so that a class declares
/// none of them itself.
/// </summary>
internal static class SlotSignatures
{
    private const string Span = "Span<float>";
    private const string Floats = "ReadOnlySpan<float>";
    private const string Integers = "ReadOnlySpan<int>";

    /// <summary>The signatures; none for a network of one input and one output, whose methods are always the same.</summary>
    public static IEnumerable<string> Of(NetworkGraph graph)
    {
        if (graph.IsPlain)
        {
            yield break;
        }

        List<string> inputs = graph.Inputs.Select(input => input.GivesTokens ? Integers : Floats).ToList();
        List<string> inputGradients = Enumerable.Repeat(Span, inputs.Count(type => type == Floats)).ToList();
        string[] step = graph.Nodes.Any(node => node.Layer is DropoutModel) ? ["ulong"] : [];
        yield return GeneratedMembers.Signature("Predict", inputs.Concat(Enumerable.Repeat(Span, graph.Outputs.Count)));
        yield return GeneratedMembers.Signature(
            "BackwardFrom", [.. inputs, .. Enumerable.Repeat(Floats, graph.Outputs.Count), Span, .. inputGradients, .. step]);
        foreach (List<string> targets in TargetsOf(graph))
        {
            yield return GeneratedMembers.Signature("Loss", [.. inputs, .. targets]);
            IEnumerable<string> targetGradients = Enumerable.Repeat(Span, targets.Count(type => type == Floats));
            yield return GeneratedMembers.Signature(
                "Backward", [.. inputs, .. targets, Span, .. inputGradients, .. targetGradients, .. step]);
        }
    }

    /// <summary>The types of the targets: of a single cross-entropy labels or distributions, else of each loss one kind.</summary>
    private static IEnumerable<List<string>> TargetsOf(NetworkGraph graph)
    {
        if (graph.Losses.Count == 0)
        {
            yield break;
        }

        yield return graph.Losses.Select(node => ((LossModel)node.Layer).TakesLabels ? Integers : Floats).ToList();
        if (graph.Losses.Count == 1 && graph.Losses[0].Layer is LossModel { Kind: LossKind.CrossEntropy, TakesDistributions: false })
        {
            yield return [Floats];
        }
    }
}
