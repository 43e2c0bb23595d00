using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>A named value in place of the current one.</summary>
internal sealed class FromLayer : WiringKind<FromModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["From"];

    protected override FromModel Read(ILayerArguments arguments, string name) => new(name, arguments.Index, arguments.ValueName(0));

    protected override Shape Infer(FromModel layer, Shape input, LayerScope scope) => input;
}
