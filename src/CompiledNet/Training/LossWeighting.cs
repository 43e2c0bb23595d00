using System.Globalization;

namespace CompiledNet.Runtime;

/// <summary>Makes the weights of a step's loss from those of the classes, which stay, and those of the examples, which come with the step.</summary>
internal sealed unsafe class LossWeighting
{
    private readonly NetworkInfo _info;
    private readonly AlignedBuffer? _classes;
    private readonly bool _weighsClasses;

    public LossWeighting(NetworkInfo info, IReadOnlyList<double>? classWeights)
    {
        _info = info;
        _weighsClasses = classWeights is not null;
        if (info.Classes > 0)
        {
            _classes = new AlignedBuffer(Panel.Count(info.Classes) * Panel.Width);
            for (int i = 0; i < info.Classes; i++)
            {
                _classes.Span[i] = (float)(classWeights?[i] ?? 1);
            }
        }
    }

    /// <summary>Refuses weights of examples that are no weights.</summary>
    public static void Check(ReadOnlySpan<float> weights, int rows, string name)
    {
        ArgumentChecks.Length(weights, rows, 1, name);
        for (int i = 0; i < weights.Length; i++)
        {
            // One comparison refuses negative values, infinities and NaN alike.
            if (!(weights[i] >= 0 && weights[i] <= float.MaxValue))
            {
                throw new ArgumentOutOfRangeException(
                    name, weights[i], $"Weight {i} is {weights[i].ToString(CultureInfo.InvariantCulture)}, but the weights of examples are finite and not negative.");
            }
        }
    }

    /// <summary>The weights of a run whose labels and weights of examples are in the frame. The means of labels and of values divide by the sum of the weights, that of distributions by the rows.</summary>
    /// <exception cref="ArgumentException">The weights sum to nothing.</exception>
    public LossWeights Of(NetworkProgram program, Frame frame, int rows)
    {
        float* samples = (float*)frame.SampleWeightsAddress;
        if (samples is null && !_weighsClasses)
        {
            return default;
        }

        double total = rows;
        if (program == NetworkProgram.TrainOnLabels)
        {
            total = SumOfLabels(frame, samples, rows) / _info.LabelLength;
        }
        else if (!_info.TargetsAreDistributions)
        {
            total = 0;
            for (int row = 0; row < rows; row++)
            {
                total += samples is null ? 1 : samples[row];
            }
        }

        return total > 0
            ? new LossWeights((nint)samples, _classes?.Address ?? 0, total)
            : throw new ArgumentException("The weights of the batch sum to zero: there is nothing that the step could learn from.");
    }

    private double SumOfLabels(Frame frame, float* samples, int rows)
    {
        int* label = (int*)frame.TargetsAddress;
        ReadOnlySpan<float> classes = _classes!.Span;
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            double weight = samples is null ? 1 : samples[row];
            for (int i = 0; i < _info.LabelLength; i++)
            {
                sum += weight * classes[*label++];
            }
        }

        return sum;
    }
}
