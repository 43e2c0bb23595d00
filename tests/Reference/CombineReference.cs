namespace CompiledNet.Tests.Reference;

/// <summary>The sum or the product of values of one shape.</summary>
internal sealed class CombineReference(int[] shape, bool isProduct) : ReferenceLayer(shape)
{
    public override double[] Forward(LayerCall call) => call.Inputs.Aggregate((a, b) => [.. a.Zip(b, (x, y) => isProduct ? x * y : x + y)]);

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream) =>
        [
            .. call.Inputs.Select((_, input) => isProduct
                ? Others(call, input).Aggregate(upstream, (product, other) => [.. product.Zip(other, (x, y) => x * y)])
                : upstream),
        ];

    private static IEnumerable<double[]> Others(LayerCall call, int input) => call.Inputs.Where((_, i) => i != input);
}
