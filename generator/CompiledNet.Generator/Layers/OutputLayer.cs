using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The current value as an output of the network.</summary>
internal sealed class OutputLayer : WiringKind<OutputModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Output"];

    protected override OutputModel Read(ILayerArguments arguments, string name) => new(name, arguments.Index);

    protected override Shape Infer(OutputModel layer, Shape input, LayerScope scope) => input;
}
