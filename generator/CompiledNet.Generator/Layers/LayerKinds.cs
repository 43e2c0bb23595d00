using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>All kinds of layers. A new one is a file and a row here.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<Type, LayerKind> s_ofLayer;
    private static readonly Dictionary<string, LayerKind> s_ofAttribute;

    static LayerKinds()
    {
        LayerKind[] all =
        [
            new DenseLayer(),
            new ConvolutionLayer(),
            new PoolingLayer(),
            new GlobalAveragePoolLayer(),
            new FlattenLayer(),
            new ReshapeLayer(),
            new TransposeLayer(),
            new ActivationLayer(),
            new PReLULayer(),
            new SoftmaxLayer(),
            new BatchNormLayer(),
            new LayerNormLayer(),
            new DropoutLayer(),
            new EmbeddingLayer(),
            new CombineLayer(),
            new ConcatLayer(),
            new FromLayer(),
            new OutputLayer(),
            new InputLayer(),
            new LossLayer(),
        ];
        s_ofLayer = all.ToDictionary(kind => kind.LayerType);
        s_ofAttribute = all
            .SelectMany(kind => kind.Attributes.Select(attribute => (Attribute: attribute, Kind: kind)))
            .ToDictionary(row => row.Attribute, row => row.Kind);
    }

    public static LayerKind Of(LayerModel layer) => s_ofLayer[layer.GetType()];

    /// <summary>The layer of an attribute, or null where the attribute is none.</summary>
    public static LayerModel? Read(ILayerArguments arguments, string name) =>
        s_ofAttribute.TryGetValue(arguments.Kind, out LayerKind kind) ? kind.ReadLayer(arguments, name) : null;

    /// <summary>The attributes of all kinds, without their suffix.</summary>
    public static IEnumerable<string> Attributes => s_ofAttribute.Keys;

    /// <summary>What a layer does with the numbers that it reads.</summary>
    public static LayerFacts FactsOf(LayerModel layer) => Of(layer).FactsOf(layer);

    /// <summary>The parameters of a layer of an accepted graph.</summary>
    public static IEnumerable<Parameter> ParametersOf(LayerNode node) =>
        node.Inputs.Count == 0 ? [] : Of(node.Layer).ParametersOf(node.Layer, node.Inputs[0].Shape);

    /// <summary>What a layer of an accepted graph costs.</summary>
    public static LayerCost CostOf(LayerNode node)
    {
        if (node.Inputs.Count == 0)
        {
            return default;
        }

        List<Parameter> parameters = ParametersOf(node).ToList();
        return new LayerCost(
            parameters.Where(parameter => parameter.IsTrainable).Sum(parameter => parameter.Shape.LongLength),
            Of(node.Layer).MultiplyAddsOf(node.Layer, node.Inputs[0].Shape, node.Shape),
            parameters.Sum(parameter => parameter.LongBlockLength));
    }
}
