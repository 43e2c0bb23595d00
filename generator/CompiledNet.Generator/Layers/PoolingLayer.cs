using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The maximum or the average over windows.</summary>
internal sealed class PoolingLayer : LayerKind<PoolingModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["MaxPool1D", "MaxPool2D", "AveragePool1D", "AveragePool2D"];

    protected override PoolingModel Read(ILayerArguments arguments, string name) => new(
        name,
        arguments.Index,
        arguments.Kind.EndsWith("2D", StringComparison.Ordinal) ? 2 : 1,
        arguments.Kind.StartsWith("Max", StringComparison.Ordinal),
        arguments.Int("Size", 0),
        arguments.Named("Stride", arguments.Int("Size", 0)),
        arguments.Named("Padding", 0));

    protected override void Check(PoolingModel layer, LayerScope scope)
    {
        if (scope.RequireAtLeast(1, layer.Size, "size") && layer.SpatialRank == 2)
        {
            scope.Require(
                (long)layer.Size * layer.Size <= int.MaxValue,
                $"the window has {(long)layer.Size * layer.Size:N0} elements, but at most {int.MaxValue:N0} are supported", "size");
        }

        scope.RequireAtLeast(1, layer.Stride, "Stride");
        if (scope.RequireAtLeast(0, layer.Padding, "Padding") && layer.Size >= 1)
        {
            scope.Require(
                layer.Padding <= layer.Size / 2, $"Padding is {layer.Padding}, but must be at most half the window of {layer.Size}",
                "Padding", layer.Size / 2);
        }
    }

    protected override Shape? Infer(PoolingModel layer, Shape input, LayerScope scope)
    {
        (string Argument, int Size)[] sides = Enumerable.Repeat(("size", layer.Size), layer.SpatialRank).ToArray();
        return WindowRules.Slide(
            scope, input, sides, layer.Stride, layer.Padding, 1, layer.IsMaximum ? "MaxPool" : "AveragePool") is { } spatial
            ? ShapeLimits.Accept(new Shape([input.Axes[0], .. spatial]), scope)
            : null;
    }

    protected override LayerFacts Facts(PoolingModel layer) => new() { KeepsNumbers = true, GivesImage = true };

    protected override Operation Lower(PoolingModel layer, LayerLowering to) => new PoolingOperation(
        layer.Name,
        Window.Create(to.X.Shape, to.Output.Shape, layer.Size, layer.Size, layer.Stride, layer.Padding, 1),
        layer.IsMaximum,
        isGradient: false,
        [to.X],
        to.Output);
}
