using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>A convolution along one or two spatial axes.</summary>
internal sealed class ConvolutionLayer : LayerKind<ConvolutionModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Conv1D", "Conv2D"];

    protected override ConvolutionModel Read(ILayerArguments arguments, string name)
    {
        bool isImage = arguments.Kind == "Conv2D";
        return new ConvolutionModel(
            name,
            arguments.Index,
            arguments.Int("Filters", 0),
            WindowArguments.OfConvolution(
                arguments,
                isImage ? [arguments.Int("Height", 1), arguments.Int("Width", arguments.Count - 1)] : [arguments.Int("Size", 1)]),
            arguments.Count > 2,
            arguments.Named("Groups", 1),
            arguments.Named("Bias", true),
            arguments.Enumeration<Init>("Init"));
    }

    private const int MaxTaps = 1 << 16;

    protected override void Check(ConvolutionModel layer, LayerScope scope)
    {
        scope.RequireAtLeast(1, layer.Filters, "filters");
        WindowRules.Check(scope, layer.Window, SizeArguments(layer), MaxTaps);
        scope.RequireAtLeast(1, layer.Groups, "Groups");
        scope.RequireDefined(layer.Init);
    }

    protected override Shape? Infer(ConvolutionModel layer, Shape input, LayerScope scope)
    {
        if (WindowRules.Slide(scope, input, layer.Window, SizeArguments(layer), "Conv") is not { } spatial)
        {
            return null;
        }

        int channels = input.Axes[0];
        if (channels % layer.Groups != 0 || layer.Filters % layer.Groups != 0)
        {
            scope.Report(
                ProblemIds.GroupsDoNotDivide,
                $"Groups is {layer.Groups}, but must divide both the {channels} channels of {input} and the {layer.Filters} filters",
                "Groups");
            return null;
        }

        if (!AcceptWeights(layer, channels, scope))
        {
            return null;
        }

        bool isOneTooLarge = ShapeLimits.Find(new Shape([1, .. spatial]), layer.Attribute, layer.Name, null) is not null;
        return ShapeLimits.Accept(new Shape([layer.Filters, .. spatial]), scope, isOneTooLarge ? null : "filters");
    }

    private static string[] SizeArguments(ConvolutionModel layer) => layer.HasSides ? ["height", "width"] : ["size", "size"];

    /// <summary>Groups are computed with the weights of all channels, and gradients by the images with the weights transposed.</summary>
    private static bool AcceptWeights(ConvolutionModel layer, int channels, LayerScope scope)
    {
        long taps = (long)layer.Window.Height * layer.Window.Width;
        double spread = Floats(layer.Filters, (double)channels * taps);
        double transposed = Floats(channels, (double)layer.Filters * taps);
        double most = Math.Max(spread, transposed);
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

    protected override LayerFacts Facts(ConvolutionModel layer) => new() { GivesLogits = true, GivesImage = true };

    protected override IEnumerable<Parameter> Parameters(ConvolutionModel layer, Shape input)
    {
        int perGroup = input.Axes[0] / layer.Groups, taps = layer.Window.Height * layer.Window.Width;
        var shape = new Shape([layer.Filters, perGroup, .. layer.Window.Sides.Select(side => side.Size)]);
        var start = new ParameterStart(layer.Init, perGroup * taps, layer.Filters / layer.Groups * taps);
        yield return new Parameter(layer.Name + ".weight", shape, ParameterKind.Filters, start);
        if (layer.Bias)
        {
            yield return new Parameter(layer.Name + ".bias", new Shape(layer.Filters), ParameterKind.Bias, start);
        }
    }

    protected override long MultiplyAdds(ConvolutionModel layer, Shape input, Shape output) =>
        (long)(input.Axes[0] / layer.Groups) * layer.Window.Height * layer.Window.Width * output.Length;

    protected override Operation Lower(ConvolutionModel layer, LayerLowering to)
    {
        Window window = Window.Create(to.X.Shape, to.Output.Shape, WindowRules.Placed(layer.Window, to.X.Shape));
        Value weights = to.Parameter("weight");
        if (layer.Groups > 1 && layer.Groups == window.Channels && layer.Filters == window.Channels)
        {
            window = window with { IsDepthwise = true };
        }
        else if (layer.Groups > 1)
        {
            var matrix = new WeightMatrix(layer.Filters, window.Channels * window.Taps);
            Value spread = to.NewValue(weights.Name + ".spread", weights.Shape, ValueKind.Weights, weights.Parameter, matrix);
            to.Add(new SpreadGroupsOperation(layer.Name, layer.Groups, window, weights, spread));
            weights = spread;
        }

        return new ContractionOperation(
            layer.Name, window, isInputGradient: false, to.X, weights, layer.Bias ? to.Parameter("bias") : null, to.Output);
    }
}
