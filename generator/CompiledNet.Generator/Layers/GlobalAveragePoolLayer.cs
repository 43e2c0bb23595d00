using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The average of each channel.</summary>
internal sealed class GlobalAveragePoolLayer : LayerKind<GlobalAveragePoolModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["GlobalAveragePool"];

    protected override GlobalAveragePoolModel Read(ILayerArguments arguments, string name) => new(name, arguments.Index);

    protected override Shape? Infer(GlobalAveragePoolModel layer, Shape input, LayerScope scope)
    {
        if (input.Rank > 1)
        {
            return new Shape(input.Axes[0]);
        }

        scope.Report(
            ProblemIds.WrongRank,
            $"[GlobalAveragePool] averages over the positions of [channels, ...], but came {input}, which has no positions: remove it");
        return null;
    }

    protected override LayerFacts Facts(GlobalAveragePoolModel layer) => new() { KeepsNumbers = true };

    protected override Operation Lower(GlobalAveragePoolModel layer, LayerLowering to) =>
        new PoolingOperation(layer.Name, WholeImage(to.X.Shape), isMaximum: false, isGradient: false, [to.X], to.Output);

    private static Window WholeImage(Shape shape)
    {
        int pixels = shape.Length / shape.Axes[0];
        return new Window(shape.Axes[0], 1, pixels, 1, 1, 1, pixels, 1, 1, 0, 0, 1, 1);
    }
}
