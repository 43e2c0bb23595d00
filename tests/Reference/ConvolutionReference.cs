namespace CompiledNet.Tests.Reference;

/// <summary>A cross-correlation of each filter with the channels of its group, W [filters, channels / groups, (height,) width].</summary>
internal sealed class ConvolutionReference : ReferenceLayer
{
    private readonly WindowReference _window;
    private readonly Image _result;
    private readonly int _groups;
    private readonly (int Result, int Weight, int Element)[] _products;
    private readonly string _weight;
    private readonly string _bias;

    public ConvolutionReference(string name, WindowReference window, bool isImage, int filters, int groups, bool hasBias)
        : base([filters, .. window.ResultShape])
    {
        (_window, _groups, _result) = (window, groups, Image.Of(Shape));
        (_weight, _bias) = (name + ".weight", name + ".bias");
        int channels = window.Input.Channels / groups;
        int[] shape = isImage ? [filters, channels, window.Height, window.Width] : [filters, channels, window.Width];
        Parameters = hasBias ? [(_weight, shape), (_bias, [filters])] : [(_weight, shape)];
        _products = [.. Products()];
    }

    public override IReadOnlyList<(string Name, int[] Shape)> Parameters { get; }

    public override double[] Forward(LayerCall call)
    {
        double[] w = call.Parameters[_weight], y = new double[call.Rows * _result.Length];
        double[]? bias = call.Parameters.GetValueOrDefault(_bias);
        for (int i = 0; bias is not null && i < y.Length; i++)
        {
            y[i] = bias[Filter(i)];
        }

        for (int row = 0; row < call.Rows; row++)
        {
            foreach ((int result, int weight, int element) in _products)
            {
                y[(row * _result.Length) + result] += w[weight] * call.Input[(row * _window.Input.Length) + element];
            }
        }

        return y;
    }

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        double[] w = call.Parameters[_weight], dw = call.Gradients[_weight], dx = new double[call.Input.Length];
        for (int row = 0; row < call.Rows; row++)
        {
            foreach ((int result, int weight, int element) in _products)
            {
                double g = upstream[(row * _result.Length) + result];
                dw[weight] += g * call.Input[(row * _window.Input.Length) + element];
                dx[(row * _window.Input.Length) + element] += g * w[weight];
            }
        }

        double[]? db = call.Gradients.GetValueOrDefault(_bias);
        for (int i = 0; db is not null && i < upstream.Length; i++)
        {
            db[Filter(i)] += upstream[i];
        }

        return [dx];
    }

    private int Filter(int result) => result / (_result.Height * _result.Width) % _result.Channels;

    /// <summary>Every product of a weight and an element of an example, and the result that it is added to.</summary>
    private IEnumerable<(int Result, int Weight, int Element)> Products()
    {
        int channels = _window.Input.Channels / _groups, taps = _window.Height * _window.Width;
        for (int result = 0; result < _result.Length; result++)
        {
            int filter = Filter(result), y = result / _result.Width % _result.Height, x = result % _result.Width;
            int firstChannel = filter / (_result.Channels / _groups) * channels;
            for (int i = 0; i < channels * taps; i++)
            {
                (int channel, int tap) = Math.DivRem(i, taps);
                int element = _window.Find(firstChannel + channel, y, x, tap / _window.Width, tap % _window.Width);
                if (element >= 0)
                {
                    yield return (result, (filter * channels * taps) + i, element);
                }
            }
        }
    }
}
