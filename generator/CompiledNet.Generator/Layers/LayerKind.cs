using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// All that the compiler knows of one kind of layer: how it is read, what it demands, the shape it gives, its parameters, what its numbers
/// are, and the operations that it becomes.
/// </summary>
internal abstract class LayerKind
{
    /// <summary>The record of such a layer.</summary>
    public abstract Type LayerType { get; }

    /// <summary>The attributes that declare such a layer, without their suffix.</summary>
    public abstract IReadOnlyList<string> Attributes { get; }

    /// <summary>The layer that an attribute declares.</summary>
    public abstract LayerModel ReadLayer(ILayerArguments arguments, string name);

    /// <summary>Reports arguments that are wrong whatever the input is.</summary>
    public abstract void Check(LayerScope scope);

    /// <summary>The output's shape; null where the layer cannot read the input, which is reported.</summary>
    public abstract Shape? Infer(Shape input, LayerScope scope);

    /// <summary>What a layer does with the numbers that it reads.</summary>
    public abstract LayerFacts FactsOf(LayerModel layer);

    /// <summary>The parameters of a layer that was accepted, with PyTorch's names, shapes and first values.</summary>
    public abstract IEnumerable<Parameter> ParametersOf(LayerModel layer, Shape input);

    /// <summary>Multiply-adds of the forward pass for one example, of a layer that was accepted.</summary>
    public abstract long MultiplyAddsOf(LayerModel layer, Shape input, Shape output);

    /// <summary>The last of the operations that a layer becomes; null where what it reads is what it gives.</summary>
    public abstract Operation? LowerLayer(LayerLowering to);
}

/// <summary>A kind of layer with a record of its own.</summary>
internal abstract class LayerKind<TLayer> : LayerKind
    where TLayer : LayerModel
{
    public sealed override Type LayerType => typeof(TLayer);

    public sealed override LayerModel ReadLayer(ILayerArguments arguments, string name) => Read(arguments, name);

    public sealed override void Check(LayerScope scope) => Check((TLayer)scope.Layer, scope);

    public sealed override Shape? Infer(Shape input, LayerScope scope) => Infer((TLayer)scope.Layer, input, scope);

    public sealed override LayerFacts FactsOf(LayerModel layer) => Facts((TLayer)layer);

    public sealed override IEnumerable<Parameter> ParametersOf(LayerModel layer, Shape input) => Parameters((TLayer)layer, input);

    public sealed override long MultiplyAddsOf(LayerModel layer, Shape input, Shape output) => MultiplyAdds((TLayer)layer, input, output);

    public sealed override Operation? LowerLayer(LayerLowering to) => Lower((TLayer)to.Layer, to);

    protected abstract TLayer Read(ILayerArguments arguments, string name);

    protected virtual void Check(TLayer layer, LayerScope scope)
    {
    }

    protected abstract Shape? Infer(TLayer layer, Shape input, LayerScope scope);

    protected abstract LayerFacts Facts(TLayer layer);

    protected virtual IEnumerable<Parameter> Parameters(TLayer layer, Shape input) => [];

    protected virtual long MultiplyAdds(TLayer layer, Shape input, Shape output) => 0;

    protected abstract Operation? Lower(TLayer layer, LayerLowering to);
}
