using CompiledNet.Generator.Ir;

namespace CompiledNet.Generator.Emit;

/// <summary>What the emitters of a network share.</summary>
internal sealed class EmitContext(CompiledNetwork network, KernelForm form)
{
    public CompiledNetwork Network { get; } = network;

    public KernelForm Form { get; } = form;

    public MethodPool Methods { get; } = new();
}
