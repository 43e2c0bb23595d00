using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What begins, ends or joins values and computes none: inputs, outputs, losses and names, which the graph wires.</summary>
internal abstract class WiringKind<TLayer> : LayerKind<TLayer>
    where TLayer : LayerModel
{
    protected sealed override LayerFacts Facts(TLayer layer) => default;

    protected sealed override Operation? Lower(TLayer layer, LayerLowering to) =>
        throw new InvalidOperationException($"'{layer.Name}' is wired, and is not an operation.");
}
