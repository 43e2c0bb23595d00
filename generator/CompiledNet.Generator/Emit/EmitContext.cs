using CompiledNet.Generator.Emit.StraightLine;
using CompiledNet.Generator.Ir;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Emit;

/// <summary>What the emitters of a network share.</summary>
internal sealed class EmitContext(CompiledNetwork network, KernelForm form)
{
    public CompiledNetwork Network { get; } = network;

    public KernelForm Form { get; } = form;

    /// <summary>Whether a single row goes through code of its own.</summary>
    public bool HasStraightLine { get; } = form == KernelForm.Emitted && StraightLineEmitter.Applies(network.Find(NetworkProgram.Predict)!);

    /// <summary>The C# of the product's driver: the network's own, or the library's.</summary>
    public string Product => Form == KernelForm.Emitted ? "Product" : RuntimeNames.Products + ".Product";

    /// <summary>The C# of the weight gradient's driver.</summary>
    public string WeightGradient => Form == KernelForm.Emitted ? "WeightGradient" : RuntimeNames.WeightGradients + ".Gradient";

    public MethodPool Methods { get; } = new();
}
