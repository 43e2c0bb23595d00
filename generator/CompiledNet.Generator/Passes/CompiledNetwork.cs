using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>What the passes make of a network and the emitters write down.</summary>
internal sealed class CompiledNetwork(
    NetworkGraph graph, NetworkSlots slots, ParameterBlock parameters, IReadOnlyList<Function> functions, Function? derivation)
{
    public NetworkGraph Graph { get; } = graph;

    public NetworkModel Model => Graph.Model;

    public ParameterBlock Parameters { get; } = parameters;

    /// <summary>Inference and training.</summary>
    public IReadOnlyList<Function> Functions { get; } = functions;

    /// <summary>What computes the forms of parameters that inference reads; null where it reads none.</summary>
    public Function? Derivation { get; } = derivation;

    public LossModel? Loss => Graph.Losses.Select(node => node.Layer).OfType<LossModel>().FirstOrDefault();

    public InputModel Input => (InputModel)Graph.Inputs[0].Layer;

    public Shape InputShape => Input.Shape;

    /// <summary>The shape of what the loss reads and Predict gives.</summary>
    public Shape OutputShape => Graph.Outputs[0].Value.Shape;

    /// <summary>Trainable scalars.</summary>
    public int ParameterCount => Parameters.All.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Shape.Length);

    /// <summary>The loss that a slot has the targets of.</summary>
    public LossModel LossOf(Slot target) => (LossModel)Graph.Losses[target.Index].Layer;

    /// <summary>The classes that labels of a slot name.</summary>
    public int ClassesOf(Slot target) => Graph.Losses[target.Index].Shape.Features;

    /// <summary>The number of tokens of an input that every table that it is looked up in has an entry for.</summary>
    public int? VocabularyOf(Slot input) => !input.IsIntegers ? null : Graph.Nodes
        .Where(node => node.Layer is EmbeddingModel && node.Inputs[0] == Graph.Inputs[input.Index])
        .Select(node => (int?)((EmbeddingModel)node.Layer).Count)
        .Min() ?? int.MaxValue;

    /// <summary>Whether the network reads tokens.</summary>
    public bool ReadsTokens => Input.IsTokens;

    /// <summary>The number of tokens that every table has an entry for; null where the network reads values.</summary>
    public int? Vocabulary => VocabularyOf(Slots.Inputs[0]);

    /// <summary>Normalisation over the batch needs two values a channel in training.</summary>
    public int MinimumTrainingRows =>
        Graph.Nodes.Any(node => node.Layer is BatchNormModel && node.Shape.Length == node.Shape.Axes[0]) ? 2 : 1;

    /// <summary>Whether a training program depends on the step.</summary>
    public bool HasDropout => Model.Layers.OfType<DropoutModel>().Any();

    /// <summary>What callers hand in, and the programs.</summary>
    public NetworkSlots Slots { get; } = slots;

    /// <summary>Whether its one loss takes labels; several losses have a form of their own.</summary>
    public bool TakesLabels => Graph.IsPlain && Slots.Targets.Any(variant => variant[0].IsIntegers);

    /// <summary>Whether its one loss takes distributions or values.</summary>
    public bool TakesTargets => Graph.IsPlain && Slots.Targets.Any(variant => !variant[0].IsIntegers);

    public Function Inference => Functions.Single(function => !function.IsTraining);

    public Function Training => Functions.Single(function => function.IsTraining);
}
