namespace CompiledNet.Tests.Reference;

/// <summary>The last two axes swapped.</summary>
internal sealed class TransposeReference(int[] inputShape) : ReferenceLayer([.. inputShape[..^2], inputShape[^1], inputShape[^2]])
{
    public override double[] Forward(LayerCall call) => Swap(call.Input, inputShape[^2], inputShape[^1]);

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream) =>
        [Swap(upstream, inputShape[^1], inputShape[^2])];

    private static double[] Swap(double[] x, int rows, int columns)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            (int matrix, int element) = Math.DivRem(i, rows * columns);
            y[(matrix * rows * columns) + (element % columns * rows) + (element / columns)] = x[i];
        }

        return y;
    }
}
