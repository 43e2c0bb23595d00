using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>An elementwise function; its formula stands in <c>ActivationExpressions</c>.</summary>
internal sealed class ActivationLayer : LayerKind<ActivationModel>
{
    /// <summary>The functions, a row an attribute, with what is read of it.</summary>
    private static readonly Dictionary<string, Func<ILayerArguments, (ActivationKind Kind, double Argument)>> s_rows = new()
    {
        ["ReLU"] = _ => (ActivationKind.ReLU, 0),
        ["LeakyReLU"] = arguments => (ActivationKind.LeakyReLU, arguments.Double("Slope", 0)),
        ["ELU"] = arguments => (ActivationKind.ELU, arguments.Double("Alpha", 0)),
        ["GELU"] = arguments => (arguments.Named("Approximate", false) ? ActivationKind.GELUApproximate : ActivationKind.GELU, 0),
        ["SiLU"] = _ => (ActivationKind.SiLU, 0),
        ["Sigmoid"] = _ => (ActivationKind.Sigmoid, 0),
        ["Tanh"] = _ => (ActivationKind.Tanh, 0),
        ["Softplus"] = _ => (ActivationKind.Softplus, 0),
        ["HardSigmoid"] = _ => (ActivationKind.HardSigmoid, 0),
        ["HardSwish"] = _ => (ActivationKind.HardSwish, 0),
    };

    public override IReadOnlyList<string> Attributes { get; } = [.. s_rows.Keys];

    protected override ActivationModel Read(ILayerArguments arguments, string name)
    {
        (ActivationKind kind, double argument) = s_rows[arguments.Kind](arguments);
        return new ActivationModel(name, arguments.Index, kind, argument);
    }

    protected override void Check(ActivationModel layer, LayerScope scope) =>
        scope.RequireFinite(layer.Argument, layer.Kind == ActivationKind.ELU ? "alpha" : "slope");

    protected override Shape Infer(ActivationModel layer, Shape input, LayerScope scope) => input;

    protected override LayerFacts Facts(ActivationModel layer) => new()
    {
        KeepsAxes = true,
        KeepsRowsApart = true,
        IsUnbounded = layer.Kind is not (ActivationKind.Sigmoid or ActivationKind.HardSigmoid),
    };

    protected override Operation Lower(ActivationModel layer, LayerLowering to) => new MapOperation(
        layer.Name, [to.X], ActivationExpressions.Create(layer.Kind, layer.Argument, Expression.Input(0)), to.Output);
}
