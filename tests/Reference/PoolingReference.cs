extern alias Generator;

using Generator::CompiledNet.Generator.Model;

namespace CompiledNet.Tests.Reference;

/// <summary>The maximum of each window, of several the first; or the average.</summary>
internal sealed class PoolingReference(int[] shape, WindowReference window, bool isMaximum) : ReferenceLayer(shape)
{
    private readonly int _inputs = window.Input.Length;
    private readonly int[][] _windows = [.. Windows(window, Image.Of([window.Input.Channels, .. window.ResultShape]))];
    private readonly int[] _counted = [.. Counted(window, Image.Of([window.Input.Channels, .. window.ResultShape]))];

    public PoolingReference(WindowReference window, bool isMaximum)
        : this([window.Input.Channels, .. window.ResultShape], window, isMaximum)
    {
    }

    /// <summary>The average of each channel: one window as large as the image.</summary>
    public static ReferenceLayer Global(int[] inputShape)
    {
        int[] flat = [inputShape[0], LengthOf(inputShape[1..])];
        return new PoolingReference([inputShape[0]], new WindowReference(flat, Whole(flat[1])), isMaximum: false);
    }

    public override double[] Forward(LayerCall call)
    {
        double[] y = new double[call.Rows * _windows.Length];
        for (int i = 0; i < y.Length; i++)
        {
            double[] x = Inside(call, i);
            y[i] = isMaximum ? x.Max() : x.Sum() / _counted[i % _windows.Length];
        }

        return y;
    }

    public override double[][] Backward(LayerCall call, double[] output, double[] upstream)
    {
        double[] dx = new double[call.Input.Length];
        for (int i = 0; i < upstream.Length; i++)
        {
            int first = i / _windows.Length * _inputs;
            int[] elements = _windows[i % _windows.Length];
            double[] x = Inside(call, i);
            foreach (int element in isMaximum ? [elements[Array.IndexOf(x, x.Max())]] : elements)
            {
                dx[first + element] += upstream[i] / (isMaximum ? 1 : _counted[i % _windows.Length]);
            }
        }

        return [dx];
    }

    /// <summary>
    /// How close the second largest comes to the largest. Equal ones are equal in any precision: zeros of a rectifier, say.
    /// </summary>
    public override double KinkDistance(LayerCall call)
    {
        double distance = double.PositiveInfinity;
        for (int i = 0; isMaximum && i < call.Rows * _windows.Length; i++)
        {
            double[] x = Inside(call, i);
            double largest = x.Max();
            distance = Math.Min(distance, largest - x.Where(value => value < largest).Append(double.NegativeInfinity).Max());
        }

        return distance;
    }

    private static WindowModel Whole(int length) => new(new[] { new WindowSide(length, 1, 0, 0, 1) }.ToEquatableArray(), 1, 0, 1);

    /// <summary>The values inside the window of a result, in row-major order.</summary>
    private double[] Inside(LayerCall call, int result) =>
        Array.ConvertAll(_windows[result % _windows.Length], element => call.Input[(result / _windows.Length * _inputs) + element]);

    private static IEnumerable<int[]> Windows(WindowReference window, Image results)
    {
        for (int result = 0; result < results.Length; result++)
        {
            int channel = result / (
                results.Height * results.Width), y = result / results.Width % results.Height, x = result % results.Width;
            yield return [.. Enumerable.Range(0, window.Height * window.Width)
                .Select(tap => window.Find(channel, y, x, tap / window.Width, tap % window.Width)).Where(element => element >= 0)];
        }
    }

    private static IEnumerable<int> Counted(WindowReference window, Image results) =>
        from channel in Enumerable.Range(0, results.Channels)
        from y in Enumerable.Range(0, results.Height)
        from x in Enumerable.Range(0, results.Width)
        select window.Counted(y, x);
}
