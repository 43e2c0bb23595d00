namespace CompiledNet.Tests.Reference;

/// <summary>y = f(x) for every element.</summary>
internal sealed class ElementwiseReference(int[] shape, Activation activation) : ReferenceLayer(shape)
{
    public override double[] Forward(LayerCall call) => Array.ConvertAll(call.Input, x => activation.Value(x));

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream) =>
        activation.OfResult is { } derivative
            ? [[.. upstream.Zip(output, (g, y) => g * derivative(y))]]
            : [[.. upstream.Zip(call.Input, (g, x) => g * activation.Derivative(x))]];

    public override double KinkDistance(LayerCall call) =>
        activation.Kinks.Select(kink => Kinks.Distance(call.Input, kink)).Append(double.PositiveInfinity).Min();
}
