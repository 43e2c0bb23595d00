using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>All rules: one row a kind of layer.</summary>
internal static class LayerRules
{
    private static readonly Dictionary<Type, LayerRule> s_rules = new LayerRule[]
    {
        new DenseRule(),
        new FlattenRule(),
        new ReshapeRule(),
        new ActivationRule(),
        new SoftmaxRule(),
        new LossRule(),
        new ConvolutionRule(),
        new PoolingRule(),
        new GlobalAveragePoolRule(),
        new TransposeRule(),
        new BatchNormRule(),
        new LayerNormRule(),
        new DropoutRule(),
        new EmbeddingRule(),
        new PReLURule(),
        new CombineRule(),
        new ConcatRule(),
        new FromRule(),
        new OutputRule(),
        new InputRule(),
    }.ToDictionary(rule => rule.LayerType);

    public static LayerRule Of(LayerModel layer) => s_rules[layer.GetType()];

    /// <summary>What a layer of an accepted graph costs.</summary>
    public static LayerCost CostOf(LayerNode node) =>
        node.Inputs.Count == 0 ? default : Of(node.Layer).Cost(node.Layer, node.Inputs[0].Shape, node.Shape);
}
