using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>What the passes make of a network and the emitters write down.</summary>
internal sealed class CompiledNetwork(NetworkGraph graph, ParameterBlock parameters, IReadOnlyList<Function> functions)
{
    public NetworkGraph Graph { get; } = graph;

    public NetworkModel Model => Graph.Model;

    public ParameterBlock Parameters { get; } = parameters;

    public IReadOnlyList<Function> Functions { get; } = functions;

    public LossModel? Loss => Graph.Losses.Select(node => node.Layer).OfType<LossModel>().FirstOrDefault();

    public InputModel Input => (InputModel)Graph.Inputs[0].Layer;

    public Shape InputShape => Input.Shape;

    /// <summary>The shape of what the loss reads and Predict gives.</summary>
    public Shape OutputShape => Graph.Outputs[0].Value.Shape;

    /// <summary>Trainable scalars.</summary>
    public int ParameterCount => Parameters.All.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Shape.Length);

    /// <summary>Whether the network reads tokens.</summary>
    public bool ReadsTokens => Input.IsTokens;

    /// <summary>The number of tokens that every table has an entry for; null where the network reads values.</summary>
    public int? Vocabulary => ReadsTokens ? Model.Layers.OfType<EmbeddingModel>().Select(layer => (int?)layer.Count).Min() ?? int.MaxValue : null;

    /// <summary>Normalisation over the batch needs two values a channel in training.</summary>
    public int MinimumTrainingRows => Graph.Nodes.Any(node => node.Layer is BatchNormModel && node.Shape.Length == node.Shape.Axes[0]) ? 2 : 1;

    /// <summary>Whether a training program depends on the step.</summary>
    public bool HasDropout => Model.Layers.OfType<DropoutModel>().Any();

    public bool TakesLabels => Functions.Any(function => function.Program == NetworkProgram.TrainOnLabels);

    public bool TakesTargets => Functions.Any(function => function.Program == NetworkProgram.TrainOnTargets);

    public Function? Find(NetworkProgram program) => Functions.FirstOrDefault(function => function.Program == program);
}
