namespace CompiledNet.Generator.Layers;

/// <summary>What a layer costs.</summary>
/// <param name="Parameters">Trainable scalars.</param>
/// <param name="MultiplyAdds">Multiply-adds of the forward pass for one example.</param>
/// <param name="Floats">Floats in the parameter block, padding included.</param>
internal readonly record struct LayerCost(long Parameters, long MultiplyAdds, long Floats)
{
    public static LayerCost operator +(LayerCost left, LayerCost right) =>
        new(left.Parameters + right.Parameters, left.MultiplyAdds + right.MultiplyAdds, left.Floats + right.Floats);
}
