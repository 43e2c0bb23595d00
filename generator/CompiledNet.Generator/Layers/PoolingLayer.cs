using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The maximum or the average over windows.</summary>
internal sealed class PoolingLayer : LayerKind<PoolingModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["MaxPool1D", "MaxPool2D", "AveragePool1D", "AveragePool2D"];

    protected override PoolingModel Read(ILayerArguments arguments, string name)
    {
        int size = arguments.Int("Size", 0);
        bool isImage = arguments.Kind.EndsWith("2D", StringComparison.Ordinal);
        return new PoolingModel(
            name,
            arguments.Index,
            arguments.Kind.StartsWith("Max", StringComparison.Ordinal),
            size,
            WindowArguments.OfPooling(
                arguments, size, isImage ? [arguments.Named("Height", size), arguments.Named("Width", size)] : [size]));
    }

    protected override void Check(PoolingModel layer, LayerScope scope)
    {
        scope.RequireAtLeast(1, layer.Size, "size");
        WindowRules.Check(scope, layer.Window, SizeArguments(layer), int.MaxValue);
        IEnumerable<(string Argument, int Value, int Size)> paddings = layer.Window.Sides.SelectMany(
            (side, i) => WindowArguments.Paddings(layer.Window, i).Select(padding => (padding.Argument, padding.Value, side.Size)));
        foreach (var sides in paddings.Where(padding => padding.Value >= 0 && padding.Size >= 1).GroupBy(padding => padding.Argument))
        {
            (string argument, int padding, int size) = sides.OrderBy(one => one.Size).First();
            scope.Require(
                padding <= size / 2, $"{argument} is {padding}, but must be at most half the window of {size}", argument, size / 2);
        }
    }

    protected override Shape? Infer(PoolingModel layer, Shape input, LayerScope scope) =>
        WindowRules.Slide(scope, input, layer.Window, SizeArguments(layer), layer.IsMaximum ? "MaxPool" : "AveragePool") is { } spatial
            ? ShapeLimits.Accept(new Shape([input.Axes[0], .. spatial]), scope)
            : null;

    protected override LayerFacts Facts(PoolingModel layer) => new() { KeepsNumbers = true, GivesImage = true };

    protected override Operation Lower(PoolingModel layer, LayerLowering to)
    {
        IReadOnlyList<WindowSide> sides = WindowRules.Placed(layer.Window, to.X.Shape);
        Window window = Window.Create(to.X.Shape, to.Output.Shape, sides);
        return new PoolingOperation(
            layer.Name, layer.IsMaximum ? window : window.Counting(sides, layer.Window.Same), layer.IsMaximum, isGradient: false, [to.X],
            to.Output);
    }

    /// <summary>The argument that gives the window's elements along each axis.</summary>
    private static string[] SizeArguments(PoolingModel layer) => layer.Window.Sides
        .Select((side, i) => side.Size == layer.Size ? "size" : i == 0 ? "Height" : "Width").ToArray();
}
