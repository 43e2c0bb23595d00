using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes.Shapes;

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
    }.ToDictionary(rule => rule.LayerType);

    public static LayerRule Of(LayerModel layer) => s_rules[layer.GetType()];
}
