using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>Numbers and names what callers of a network hand in, and lists its programs.</summary>
internal static class SlotAssignment
{
    public static NetworkSlots Run(NetworkGraph graph)
    {
        List<List<TargetKind>> variants = VariantsOf(graph);
        var layout = new CallLayout(graph.Inputs.Count, graph.Losses.Count, graph.Outputs.Count, variants.Count);
        List<Slot> inputs = graph.Inputs.Select((node, i) => new Slot(
            SlotNames.OfInput(graph, node), CallLayout.Input(i), SlotRole.Input, i, node.Shape, node.GivesTokens)).ToList();
        List<Slot> outputs = graph.Outputs.Select((output, i) => new Slot(
            SlotNames.OfOutput(graph, output), layout.Output(i), SlotRole.Output, i, output.Value.Shape)).ToList();
        List<List<Slot>> targets = variants.Select(kinds => Targets(graph, layout, kinds)).ToList();
        List<Slot?> inputGradients = inputs.Select(slot => slot.IsIntegers
            ? null
            : new Slot(
                SlotNames.OfInputGradient(slot.Name), layout.InputGradient(slot.Index), SlotRole.InputGradient, slot.Index, slot.Shape))
            .ToList();
        List<Slot?> targetGradients = graph.Losses.Select((node, i) => variants.All(kinds => kinds[i] == TargetKind.Labels)
            ? null
            : new Slot(SlotNames.OfTargetGradient(graph, node), layout.TargetGradient(i), SlotRole.TargetGradient, i, node.Shape)).ToList();
        var programs = new List<Program> { new("Predict", CallLayout.PredictProgram, NetworkFunction.Inference, 0, layout, outputs) };
        programs.AddRange(variants.Select((kinds, v) =>
            new Program("Loss" + Suffix(kinds, "Of"), CallLayout.LossProgram(v), NetworkFunction.Inference, v, layout, [])));
        programs.AddRange(variants.Select((kinds, v) => new Program(
            "Train" + Suffix(kinds, "On"),
            layout.TrainProgram(v),
            NetworkFunction.Training,
            v,
            layout,
            [
                .. inputGradients.OfType<Slot>(),
                .. targetGradients.OfType<Slot>().Where(gradient => kinds[gradient.Index] != TargetKind.Labels)])));
        programs.Add(new Program(
            "BackwardFrom", layout.BackwardFromProgram, NetworkFunction.Training, layout.FromOutputs, layout,
            [.. inputGradients.OfType<Slot>()]));
        return new NetworkSlots(layout, inputs, targets, outputs)
        {
            InputGradients = inputGradients,
            OutputGradients = outputs.Select(slot => new Slot(
                SlotNames.OfOutputGradient(graph, slot.Name), layout.OutputGradient(slot.Index), SlotRole.OutputGradient, slot.Index,
                slot.Shape))
                .ToList(),
            TargetGradients = targetGradients,
            Programs = programs,
        };
    }

    /// <summary>
    /// The kinds of targets of each loss, by variant: a single cross-entropy takes labels or distributions, of several each takes one kind.
    /// </summary>
    private static List<List<TargetKind>> VariantsOf(NetworkGraph graph)
    {
        List<LossModel> losses = graph.Losses.Select(node => (LossModel)node.Layer).ToList();
        if (losses.Count == 0)
        {
            return [];
        }

        return losses.Count == 1 && losses[0] is { Kind: LossKind.CrossEntropy, TakesDistributions: false }
            ? [[TargetKind.Labels], [TargetKind.Distributions]]
            : [losses.Select(KindOf).ToList()];
    }

    private static TargetKind KindOf(LossModel loss) =>
        loss.TakesLabels ? TargetKind.Labels
        : loss.Kind == LossKind.CrossEntropy ? TargetKind.Distributions
        : TargetKind.Values;

    private static List<Slot> Targets(NetworkGraph graph, CallLayout layout, List<TargetKind> kinds) =>
        graph.Losses.Select((node, i) => new Slot(
        SlotNames.OfTarget(graph, node, kinds[i] == TargetKind.Labels),
        layout.Target(i),
        SlotRole.Target,
        i,
        kinds[i] == TargetKind.Labels ? new Shape(node.Shape.Positions) : node.Shape,
        kinds[i] == TargetKind.Labels)).ToList();

    private static string Suffix(List<TargetKind> kinds, string preposition) =>
        kinds.Count > 1 ? string.Empty : preposition + (kinds[0] == TargetKind.Labels ? "Labels" : "Targets");

    private enum TargetKind
    {
        Labels,
        Distributions,
        Values,
    }
}
