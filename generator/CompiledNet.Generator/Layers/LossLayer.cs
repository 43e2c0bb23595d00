using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The end of a head.</summary>
internal sealed class LossLayer : WiringKind<LossModel>
{
    public override IReadOnlyList<string> Attributes { get; } = Enum.GetNames(typeof(LossKind));

    protected override LossModel Read(ILayerArguments arguments, string name)
    {
        var kind = (LossKind)Enum.Parse(typeof(LossKind), arguments.Kind);
        return new LossModel(
            name,
            arguments.Index,
            kind,
            arguments.Named("Weight", 1.0),
            kind == LossKind.CrossEntropy ? arguments.Named("LabelSmoothing", 0.0) : 0,
            kind == LossKind.Huber ? arguments.Named("Delta", 1.0) : 1,
            kind == LossKind.CrossEntropy && arguments.Named("Distributions", false));
    }

    protected override void Check(LossModel layer, LayerScope scope)
    {
        scope.RequireFinite(layer.Weight, "Weight");
        scope.Require(
            layer.LabelSmoothing >= 0 && layer.LabelSmoothing <= 1, $"LabelSmoothing is {layer.LabelSmoothing}, but must be in [0, 1]",
            "LabelSmoothing");
        scope.Require(
            layer.Delta > 0 && !double.IsInfinity(layer.Delta), $"Delta is {layer.Delta}, but must be greater than 0 and finite", "Delta");
    }

    protected override Shape Infer(LossModel layer, Shape input, LayerScope scope)
    {
        LossRules.CheckInput(layer, scope);
        return input;
    }
}
