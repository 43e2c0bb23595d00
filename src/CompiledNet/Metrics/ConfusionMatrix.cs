namespace CompiledNet;

/// <summary>How often each class was predicted for each true class.</summary>
public sealed class ConfusionMatrix
{
    private readonly long[] _counts;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">The number of classes, 1 to 32,768.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, 32_768);
        Classes = classes;
        _counts = new long[classes * classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>All predictions counted.</summary>
    public long Count => _counts.Sum();

    /// <summary>The predictions that were right.</summary>
    public long Correct
    {
        get
        {
            long correct = 0;
            for (int i = 0; i < Classes; i++)
            {
                correct += this[i, i];
            }

            return correct;
        }
    }

    /// <summary>The share of right predictions, 0 to 1; not a number where nothing was counted.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>How often <paramref name="predicted"/> was predicted where <paramref name="actual"/> is right.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted] => _counts[Index(actual, predicted)];

    /// <summary>Counts one prediction.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted) => _counts[Index(actual, predicted)]++;

    /// <summary>Counts predictions by the largest value of each row, the first of several.</summary>
    /// <param name="labels">[rows], the true classes.</param>
    /// <param name="scores">[rows, <see cref="Classes"/>]: probabilities, log-probabilities or logits.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes.</exception>
    public void Add(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores)
    {
        if (scores.Length != (long)labels.Length * Classes)
        {
            throw new ArgumentException($"{labels.Length} rows of {Classes} scores make {(long)labels.Length * Classes}, but the span has {scores.Length}.", nameof(scores));
        }

        for (int row = 0; row < labels.Length; row++)
        {
            Add(labels[row], Largest(scores.Slice(row * Classes, Classes)));
        }
    }

    /// <summary>Counts what another matrix has counted.</summary>
    /// <param name="other">A matrix of as many classes.</param>
    /// <exception cref="ArgumentException">The number of classes is another.</exception>
    public void Add(ConfusionMatrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Classes != Classes)
        {
            throw new ArgumentException($"A matrix of {Classes} classes is expected, but this one has {other.Classes}.", nameof(other));
        }

        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }

    internal void Clear() => Array.Clear(_counts);

    private static int Largest(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
            {
                best = i;
            }
        }

        return best;
    }

    private int Index(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        return (actual * Classes) + predicted;
    }
}
