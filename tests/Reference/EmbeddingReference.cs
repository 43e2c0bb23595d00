namespace CompiledNet.Tests.Reference;

/// <summary>The rows of a table that tokens name; the gradient of a row is the sum over all places where its token stood.</summary>
internal sealed class EmbeddingReference(
    string name, int[] inputShape, int count, int dimension) : ReferenceLayer([.. inputShape, dimension])
{
    private readonly string _weight = name + ".weight";

    public override IReadOnlyList<(string Name, int[] Shape)> Parameters => [(_weight, [count, dimension])];

    public override double[] Forward(LayerCall call) =>
        [.. call.Input.SelectMany(token => call.Parameters[_weight].Skip((int)token * dimension).Take(dimension))];

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        for (int i = 0; i < upstream.Length; i++)
        {
            call.Gradients[_weight][((int)call.Input[i / dimension] * dimension) + (i % dimension)] += upstream[i];
        }

        return [new double[call.Input.Length]];
    }
}
