namespace CompiledNet.Tests.Reference;

/// <summary>y = W · x + b on the last axis, W [units, in]: a parameter of its own, or the table of an embedding.</summary>
internal sealed class DenseReference(
    string name, int[] inputShape, int units, bool hasBias, string? tied) : ReferenceLayer([.. inputShape[..^1], units])
{
    private readonly int _inputs = inputShape[^1];
    private readonly string _weight = (tied ?? name) + ".weight";
    private readonly string _bias = name + ".bias";

    public override IReadOnlyList<(string Name, int[] Shape)> Parameters
    {
        get
        {
            var parameters = new List<(string, int[])>();
            if (tied is null)
            {
                parameters.Add((_weight, [units, _inputs]));
            }

            if (hasBias)
            {
                parameters.Add((_bias, [units]));
            }

            return parameters;
        }
    }

    public override double[] Forward(LayerCall call)
    {
        double[] x = call.Input, w = call.Parameters[_weight];
        double[] y = new double[x.Length / _inputs * units];
        for (int i = 0; i < y.Length; i++)
        {
            (int position, int unit) = Math.DivRem(i, units);
            double sum = hasBias ? call.Parameters[_bias][unit] : 0;
            for (int k = 0; k < _inputs; k++)
            {
                sum += w[(unit * _inputs) + k] * x[(position * _inputs) + k];
            }

            y[i] = sum;
        }

        return y;
    }

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        double[] x = call.Input, w = call.Parameters[_weight], dw = call.Gradients[_weight];
        double[] dx = new double[x.Length];
        for (int i = 0; i < upstream.Length; i++)
        {
            (int position, int unit) = Math.DivRem(i, units);
            for (int k = 0; k < _inputs; k++)
            {
                dx[(position * _inputs) + k] += upstream[i] * w[(unit * _inputs) + k];
                dw[(unit * _inputs) + k] += upstream[i] * x[(position * _inputs) + k];
            }

            if (hasBias)
            {
                call.Gradients[_bias][unit] += upstream[i];
            }
        }

        return [dx];
    }
}
