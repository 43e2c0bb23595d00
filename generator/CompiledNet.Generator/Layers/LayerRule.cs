using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What one kind of layer demands of its arguments and of its input, the shape it gives, and what it costs.</summary>
internal abstract class LayerRule
{
    /// <summary>The kind of layer.</summary>
    public abstract Type LayerType { get; }

    /// <summary>Reports arguments that are wrong whatever the input is.</summary>
    public abstract void Check(LayerScope scope);

    /// <summary>The output's shape; null where the layer cannot read the input, which is reported.</summary>
    public abstract Shape? Infer(Shape input, LayerScope scope);

    /// <summary>What the layer costs, for a layer that was accepted.</summary>
    public abstract LayerCost Cost(LayerModel layer, Shape input, Shape output);
}

/// <summary>A rule for one kind of layer.</summary>
internal abstract class LayerRule<TLayer> : LayerRule
    where TLayer : LayerModel
{
    public sealed override Type LayerType => typeof(TLayer);

    public sealed override void Check(LayerScope scope) => Check((TLayer)scope.Layer, scope);

    public sealed override Shape? Infer(Shape input, LayerScope scope) => Infer((TLayer)scope.Layer, input, scope);

    public sealed override LayerCost Cost(LayerModel layer, Shape input, Shape output) => Cost((TLayer)layer, input, output);

    protected virtual void Check(TLayer layer, LayerScope scope)
    {
    }

    protected abstract Shape? Infer(TLayer layer, Shape input, LayerScope scope);

    protected virtual LayerCost Cost(TLayer layer, Shape input, Shape output) => default;
}
