using System.Numerics;

namespace CompiledNet.Runtime;

/// <summary>
/// The 2-norm of the gradients of all parameters that are trained and not frozen, without padding. The squares are exact in double and are
/// summed by chunks fixed by the network's layout, the chunks in order, so that the number of workers changes no bit.
/// </summary>
internal sealed class GradientNorm
{
    private const int ChunkLength = 4096;
    private readonly (int Start, int Length)[] _runs;
    private readonly int[] _chunkStarts;
    private readonly double[] _sums;

    public GradientNorm(NetworkInfo info, IReadOnlyCollection<string> frozen)
    {
        _runs = [.. Runs(Elements(info, frozen))];
        var starts = new List<int> { 0 };
        long length = 0;
        for (int i = 0; i < _runs.Length; i++)
        {
            if (length + _runs[i].Length > ChunkLength)
            {
                starts.Add(i);
                length = 0;
            }

            length += _runs[i].Length;
        }

        _chunkStarts = [.. starts, _runs.Length];
        _sums = new double[starts.Count];
    }

    /// <summary>The chunks that are to be measured.</summary>
    public int Chunks => _sums.Length;

    /// <summary>The norm, once all chunks are measured; finite where and only where every gradient is.</summary>
    public double Value
    {
        get
        {
            double sum = 0;
            foreach (double chunk in _sums)
            {
                sum += chunk;
            }

            return Math.Sqrt(sum);
        }
    }

    /// <summary>Sums the squares of one chunk.</summary>
    public void Measure(ReadOnlySpan<float> gradients, int chunk)
    {
        double sum = 0;
        for (int run = _chunkStarts[chunk]; run < _chunkStarts[chunk + 1]; run++)
        {
            sum += SumOfSquares(gradients.Slice(_runs[run].Start, _runs[run].Length));
        }

        _sums[chunk] = sum;
    }

    private static double SumOfSquares(ReadOnlySpan<float> values)
    {
        Vector<double> a = default, b = default, c = default, d = default;
        int i = 0;
        for (; i <= values.Length - (2 * Vector<float>.Count); i += 2 * Vector<float>.Count)
        {
            Vector.Widen(new Vector<float>(values[i..]), out Vector<double> low, out Vector<double> high);
            a += low * low;
            b += high * high;
            Vector.Widen(new Vector<float>(values[(i + Vector<float>.Count)..]), out low, out high);
            c += low * low;
            d += high * high;
        }

        double sum = Vector.Sum((a + b) + (c + d));
        for (; i < values.Length; i++)
        {
            sum += (double)values[i] * values[i];
        }

        return sum;
    }

    /// <summary>A block with ones where elements are.</summary>
    private static float[] Elements(NetworkInfo info, IReadOnlyCollection<string> frozen)
    {
        float[] elements = new float[info.ParameterLength];
        foreach (ParameterInfo parameter in info.ParameterTable)
        {
            if (!parameter.IsTrainable || frozen.Contains(parameter.Layer))
            {
                continue;
            }

            float[] ones = new float[parameter.Length];
            Array.Fill(ones, 1);
            parameter.Import(ones, elements);
        }

        return elements;
    }

    /// <summary>The stretches of elements between paddings, none longer than a chunk.</summary>
    private static IEnumerable<(int Start, int Length)> Runs(float[] elements)
    {
        for (int start = 0, end; start < elements.Length; start = Math.Max(end, start + 1))
        {
            end = start;
            while (end < elements.Length && elements[end] != 0 && end - start < ChunkLength)
            {
                end++;
            }

            if (end > start)
            {
                yield return (start, end - start);
            }
        }
    }
}
