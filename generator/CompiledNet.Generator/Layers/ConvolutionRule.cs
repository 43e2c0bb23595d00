using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

internal sealed class ConvolutionRule : LayerRule<ConvolutionModel>
{
    private const int MaxTaps = 1 << 16;

    protected override void Check(ConvolutionModel layer, LayerScope scope)
    {
        scope.RequireAtLeast(1, layer.Filters, "filters");
        string size = layer.HasSides ? "height" : "size";
        if (layer.HasSides)
        {
            scope.RequireAtLeast(1, layer.Height, "height");
        }

        scope.RequireAtLeast(1, layer.Width, layer.HasSides ? "width" : "size");

        scope.RequireAtLeast(1, layer.Stride, "Stride");
        scope.RequireAtLeast(0, layer.Padding, "Padding");
        scope.RequireAtLeast(1, layer.Dilation, "Dilation");
        scope.RequireAtLeast(1, layer.Groups, "Groups");
        scope.RequireDefined(layer.Init);
        scope.Require((long)layer.Height * layer.Width <= MaxTaps, $"the window has {(long)layer.Height * layer.Width} elements, but at most {MaxTaps} are supported", size);
    }

    protected override Shape? Infer(ConvolutionModel layer, Shape input, LayerScope scope)
    {
        (string Argument, int Size)[] sides = layer.SpatialRank == 1 ? [("size", layer.Width)]
            : layer.HasSides ? [("height", layer.Height), ("width", layer.Width)]
            : [("size", layer.Height), ("size", layer.Width)];
        if (WindowRules.Slide(scope, input, sides, layer.Stride, layer.Padding, layer.Dilation, "Conv") is not { } spatial)
        {
            return null;
        }

        int channels = input.Axes[0];
        if (channels % layer.Groups != 0 || layer.Filters % layer.Groups != 0)
        {
            scope.Report(ProblemIds.GroupsDoNotDivide, $"Groups is {layer.Groups}, but must divide both the {channels} channels of {input} and the {layer.Filters} filters", "Groups");
            return null;
        }

        if (!AcceptWeights(layer, channels, scope))
        {
            return null;
        }

        bool isOneTooLarge = ShapeLimits.Find(new Shape([1, .. spatial]), layer.Attribute, layer.Name, null) is not null;
        return ShapeLimits.Accept(new Shape([layer.Filters, .. spatial]), scope, isOneTooLarge ? null : "filters");
    }

    /// <summary>Groups are computed with the weights of all channels, and gradients by the images with the weights turned around.</summary>
    private static bool AcceptWeights(ConvolutionModel layer, int channels, LayerScope scope)
    {
        long taps = (long)layer.Height * layer.Width;
        double spread = Floats(layer.Filters, (double)channels * taps), turned = Floats(channels, (double)layer.Filters * taps), most = Math.Max(spread, turned);
        if (most > SizeLimits.MaxParameters)
        {
            scope.Report(
                ProblemIds.TooLarge,
                $"'{layer.Name}' arranges its weights in {most:N0} floats, padding included, but at most {SizeLimits.MaxParameters:N0} are supported",
                layer.Groups > 1 && spread == most ? "Groups" : "filters");
            return false;
        }

        return true;

        static double Floats(int outputs, double depth) => (double)new Layout(1, outputs).Panels * Layout.PanelWidth * (depth + 1);
    }

    protected override LayerCost Cost(ConvolutionModel layer, Shape input, Shape output)
    {
        long depth = (long)(input.Axes[0] / layer.Groups) * layer.Height * layer.Width;
        long panels = new Layout(1, layer.Filters).Panels;
        return new LayerCost(
            (depth * layer.Filters) + (layer.Bias ? layer.Filters : 0),
            depth * output.Length,
            panels * Layout.PanelWidth * (depth + 1 + (layer.Bias ? 1 : 0)));
    }
}
