using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The rectifier with one learned slope.</summary>
internal sealed class PReLULayer : LayerKind<PReLUModel>
{
    /// <summary>PyTorch's first slope of <c>nn.PReLU</c>.</summary>
    private const double FirstSlope = 0.25;

    public override IReadOnlyList<string> Attributes { get; } = ["PReLU"];

    protected override PReLUModel Read(ILayerArguments arguments, string name) => new(name, arguments.Index);

    protected override Shape Infer(PReLUModel layer, Shape input, LayerScope scope) => input;

    protected override LayerFacts Facts(PReLUModel layer) => new() { KeepsAxes = true, IsUnbounded = true };

    protected override IEnumerable<Parameter> Parameters(PReLUModel layer, Shape input) =>
        [Parameter.Vector(layer.Name, "weight", 1, FirstSlope)];

    protected override Operation Lower(PReLUModel layer, LayerLowering to) => new MapOperation(
        layer.Name,
        [to.X],
        ActivationExpressions.PReLU(Expression.Input(0), Expression.Scalar),
        to.Output,
        to.Parameter("weight").Parameter);
}
