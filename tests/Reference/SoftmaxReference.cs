namespace CompiledNet.Tests.Reference;

/// <summary>Softmax along the last axis, or its logarithm, with the whole Jacobian ∂p_i/∂z_j = p_i (δ_ij − p_j).</summary>
internal sealed class SoftmaxReference(int[] shape, bool isLogarithm) : ReferenceLayer(shape)
{
    private readonly int _classes = shape[^1];

    /// <summary>log Σ exp z of one row.</summary>
    public static double LogSumExp(ReadOnlySpan<double> z)
    {
        double max = double.NegativeInfinity, sum = 0;
        foreach (double value in z)
        {
            max = Math.Max(max, value);
        }

        foreach (double value in z)
        {
            sum += Math.Exp(value - max);
        }

        return max + Math.Log(sum);
    }

    public override double[] Forward(LayerCall call)
    {
        double[] y = new double[call.Input.Length];
        for (int row = 0; row < y.Length; row += _classes)
        {
            double total = LogSumExp(call.Input.AsSpan(row, _classes));
            for (int i = row; i < row + _classes; i++)
            {
                double logarithm = call.Input[i] - total;
                y[i] = isLogarithm ? logarithm : Math.Exp(logarithm);
            }
        }

        return y;
    }

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        double[] dz = new double[output.Length];
        for (int row = 0; row < output.Length; row += _classes)
        {
            for (int i = row; i < row + _classes; i++)
            {
                for (int j = row; j < row + _classes; j++)
                {
                    double kronecker = i == j ? 1 : 0;
                    dz[j] += upstream[i] * (isLogarithm ? kronecker - Math.Exp(output[j]) : output[i] * (kronecker - output[j]));
                }
            }
        }

        return [dz];
    }
}
