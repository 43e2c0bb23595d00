using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Ir;

/// <summary>What the passes make of a network and the emitters write down.</summary>
internal sealed class CompiledNetwork(NetworkModel model, IReadOnlyList<Shape> shapes, ParameterBlock parameters, IReadOnlyList<Function> functions)
{
    public NetworkModel Model { get; } = model;

    /// <summary>The output shape of each layer, losses included.</summary>
    public IReadOnlyList<Shape> Shapes { get; } = shapes;

    public ParameterBlock Parameters { get; } = parameters;

    public IReadOnlyList<Function> Functions { get; } = functions;

    public LossModel? Loss => Model.Layers.OfType<LossModel>().FirstOrDefault();

    public Shape InputShape => Model.Inputs[0].Shape;

    /// <summary>The shape of what the loss reads and Predict gives.</summary>
    public Shape OutputShape
    {
        get
        {
            int layers = Model.Layers.Count - (Loss is null ? 0 : 1);
            return layers == 0 ? InputShape : Shapes[layers - 1];
        }
    }

    /// <summary>Trainable scalars.</summary>
    public int ParameterCount => Parameters.All.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Shape.Length);

    /// <summary>Whether the network reads tokens.</summary>
    public bool ReadsTokens => Model.Inputs[0].IsTokens;

    /// <summary>The number of tokens that every table has an entry for; null where the network reads values.</summary>
    public int? Vocabulary => ReadsTokens ? Model.Layers.OfType<EmbeddingModel>().Select(layer => (int?)layer.Count).Min() ?? int.MaxValue : null;

    /// <summary>Normalisation over the batch needs two values a channel in training.</summary>
    public int MinimumTrainingRows => Enumerable.Range(0, Model.Layers.Count).Any(i => Model.Layers[i] is BatchNormModel && Shapes[i].Length == Shapes[i].Axes[0]) ? 2 : 1;

    /// <summary>Whether a training program depends on the step.</summary>
    public bool HasDropout => Model.Layers.OfType<DropoutModel>().Any();

    public bool TakesLabels => Functions.Any(function => function.Program == NetworkProgram.TrainOnLabels);

    public bool TakesTargets => Functions.Any(function => function.Program == NetworkProgram.TrainOnTargets);

    public Function? Find(NetworkProgram program) => Functions.FirstOrDefault(function => function.Program == program);
}
