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

    public bool TakesLabels => Functions.Any(function => function.Program == NetworkProgram.TrainOnLabels);

    public bool TakesTargets => Functions.Any(function => function.Program == NetworkProgram.TrainOnTargets);

    public Function? Find(NetworkProgram program) => Functions.FirstOrDefault(function => function.Program == program);
}
