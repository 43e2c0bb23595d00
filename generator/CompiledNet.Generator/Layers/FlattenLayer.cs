using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>One axis of all.</summary>
internal sealed class FlattenLayer : LayerKind<FlattenModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Flatten"];

    protected override FlattenModel Read(ILayerArguments arguments, string name) => new(name, arguments.Index);

    protected override Shape Infer(FlattenModel layer, Shape input, LayerScope scope) => new(input.Length);

    protected override LayerFacts Facts(FlattenModel layer) => new() { KeepsNumbers = true, KeepsRowsApart = true };

    protected override Operation Lower(FlattenModel layer, LayerLowering to) => new ReshapeOperation(layer.Name, to.X, to.Output);
}
