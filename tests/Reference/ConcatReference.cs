namespace CompiledNet.Tests.Reference;

/// <summary>Values side by side along an axis.</summary>
internal sealed class ConcatReference(IReadOnlyList<int[]> shapes, int axis) : ReferenceLayer(
    [.. shapes[0][..axis], shapes.Sum(shape => shape[axis]), .. shapes[0][(axis + 1)..]])
{
    public override double[] Forward(LayerCall call) =>
        [.. Blocks(call.Rows).SelectMany(block => call.Inputs[block.Input].Skip(block.First).Take(block.Length))];

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        double[][] gradients = [.. call.Inputs.Select(input => new double[input.Length])];
        int next = 0;
        foreach ((int input, int first, int length) in Blocks(call.Rows))
        {
            Array.Copy(upstream, next, gradients[input], first, length);
            next += length;
        }

        return gradients;
    }

    /// <summary>Runs of elements in the order of the result, and where they come from.</summary>
    private IEnumerable<(int Input, int First, int Length)> Blocks(int rows)
    {
        for (int outer = 0; outer < rows * LengthOf(Shape[..axis]); outer++)
        {
            for (int input = 0; input < shapes.Count; input++)
            {
                int length = LengthOf(shapes[input][axis..]);
                yield return (input, outer * length, length);
            }
        }
    }
}
