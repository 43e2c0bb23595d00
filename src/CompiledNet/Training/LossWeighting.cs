using System.Globalization;

namespace CompiledNet.Runtime;

/// <summary>
/// Makes the weights of a step's losses from those of the classes, which stay, and those of the examples, which come with the step.
/// </summary>
internal sealed unsafe class LossWeighting
{
    private readonly NetworkInfo _info;

    /// <summary>The weights of the classes of each loss over classes; ones where there are none.</summary>
    private readonly AlignedBuffer?[] _classes;
    private readonly bool[] _weighsClasses;
    private readonly bool _weighsAny;

    public LossWeighting(NetworkInfo info, TrainerOptions options)
    {
        _info = info;
        _classes = new AlignedBuffer?[info.LossSlots.Length];
        _weighsClasses = new bool[info.LossSlots.Length];
        for (int i = 0; i < _classes.Length; i++)
        {
            int classes = ClassesOf(info, i);
            if (classes == 0)
            {
                continue;
            }

            IReadOnlyList<double>? weights = options.ClassWeightsOf(info, i);
            _weighsClasses[i] = weights is not null;
            _weighsAny |= weights is not null;
            AlignedBuffer buffer = _classes[i] = new AlignedBuffer(Panel.Count(classes) * Panel.Width);
            for (int c = 0; c < classes; c++)
            {
                buffer.Span[c] = (float)(weights?[c] ?? 1);
            }
        }
    }

    /// <summary>The classes that a loss's labels or distributions are of; 0 where it takes neither.</summary>
    public static int ClassesOf(NetworkInfo info, int loss)
    {
        foreach (SlotInfo[] variant in info.TargetSlots)
        {
            SlotInfo target = variant[loss];
            if (target.Kind is SlotKind.Labels or SlotKind.Distributions)
            {
                return target.Kind == SlotKind.Labels ? target.Count : target.Shape[^1];
            }
        }

        return 0;
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
                    name, weights[i],
                    $"Weight {i} is {weights[i].ToString(CultureInfo.InvariantCulture)}, but the weights of examples are finite and not negative.");
            }
        }
    }

    /// <summary>
    /// Sets the weights of a run whose labels and weights of examples are in the frame. The means of labels and of values divide by the sum
    /// of the weights, that of distributions by the rows.
    /// </summary>
    /// <param name="variant">The variant of the targets.</param>
    /// <param name="frame">The frame.</param>
    /// <param name="rows">Examples of the run.</param>
    /// <param name="mayBeNothing">Whether weights that sum to nothing make loss and gradients 0; the epochs of <c>Fit</c> have batches of
    /// examples that do not count.</param>
    /// <exception cref="ArgumentException">The weights sum to nothing.</exception>
    public void Set(int variant, Frame frame, int rows, bool mayBeNothing)
    {
        if (frame.SampleWeightsAddress == 0 && !_weighsAny)
        {
            return;
        }

        SlotInfo[] targets = _info.TargetSlots[variant];
        for (int i = 0; i < targets.Length; i++)
        {
            frame.SetLossWeights(i, Of(targets[i], i, frame, rows, mayBeNothing));
        }
    }

    private LossWeights Of(SlotInfo target, int loss, Frame frame, int rows, bool mayBeNothing)
    {
        float* samples = (float*)frame.SampleWeightsAddress;
        if (samples is null && !_weighsClasses[loss])
        {
            return default;
        }

        double total = rows;
        if (target.Kind == SlotKind.Labels)
        {
            total = SumOfLabels(target, loss, frame, samples, rows) / target.Length;
        }
        else if (target.Kind != SlotKind.Distributions)
        {
            total = 0;
            for (int row = 0; row < rows; row++)
            {
                total += samples is null ? 1 : samples[row];
            }
        }

        if (total == 0 && mayBeNothing)
        {
            // The sums are 0, whatever they are divided by.
            total = 1;
        }

        return total > 0
            ? new LossWeights((nint)samples, _classes[loss]?.Address ?? 0, total)
            : throw new ArgumentException("The weights of the batch sum to zero: there is nothing that the step could learn from.");
    }

    private double SumOfLabels(SlotInfo target, int loss, Frame frame, float* samples, int rows)
    {
        int* label = (int*)frame.AddressOf(_info.Layout.Target(loss));
        ReadOnlySpan<float> classes = _classes[loss]!.Span;
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            double weight = samples is null ? 1 : samples[row];
            for (int i = 0; i < target.Length; i++)
            {
                sum += weight * classes[*label++];
            }
        }

        return sum;
    }
}
