namespace CompiledNet.Tests.Reference;

/// <summary>x where it is positive, the layer's one weight times x elsewhere.</summary>
internal sealed class PReLUReference(string name, int[] shape) : ReferenceLayer(shape)
{
    private readonly string _weight = name + ".weight";

    public override IReadOnlyList<(string Name, int[] Shape)> Parameters => [(_weight, [1])];

    public override double[] Forward(LayerCall call) => [.. call.Input.Select(x => x > 0 ? x : call.Parameters[_weight][0] * x)];

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        call.Gradients[_weight][0] += upstream.Zip(call.Input, (g, x) => x > 0 ? 0 : g * x).Sum();
        return [[.. upstream.Zip(call.Input, (g, x) => x > 0 ? g : g * call.Parameters[_weight][0])]];
    }

    public override double KinkDistance(LayerCall call) => Kinks.Distance(call.Input, 0);
}
