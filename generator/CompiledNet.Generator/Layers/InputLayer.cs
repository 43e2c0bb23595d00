using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What the network reads.</summary>
internal sealed class InputLayer : WiringKind<InputModel>
{
    public override IReadOnlyList<string> Attributes { get; } = ["Input"];

    protected override InputModel Read(ILayerArguments arguments, string name) =>
        new(name, arguments.Index, new Shape(arguments.Ints("Shape", 0)), arguments.Named("Tokens", false));

    protected override Shape Infer(InputModel layer, Shape input, LayerScope scope) => input;
}
