using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Parsing;

/// <summary>The network attributes of a declaration as models.</summary>
/// <param name="Fuse">Whether operations may be fused.</param>
/// <param name="Layers">Inputs, layers, outputs and losses in order.</param>
/// <param name="Budget">What it may cost, or null.</param>
/// <param name="IsComplete">Whether all layers are known, so that mistakes between them are worth looking for.</param>
internal sealed record ParsedLayers(bool Fuse, IReadOnlyList<LayerModel> Layers, BudgetModel? Budget, bool IsComplete)
{
    /// <summary>Whether the network reads anything.</summary>
    public bool HasInput => Layers.Any(layer => layer is InputModel);
}
