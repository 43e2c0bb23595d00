using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// The share of examples whose class is among the k with the largest scores. Of equal scores the first ones rank higher, so that k = 1 is
/// the accuracy; scikit-learn's <c>top_k_accuracy_score</c> ranks the last ones higher. A row with a
/// score that is not a number is wrong.
/// </summary>
public sealed class TopKAccuracy : IMetric<int>
{
    private readonly MetricGate _gate = new();
    private long _count, _correct;

    /// <summary>A metric that has counted nothing.</summary>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <param name="k">How many of the largest scores count, 1 to <paramref name="classes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public TopKAccuracy(int classes, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, classes);
        Classes = classes;
        K = k;
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>How many of the largest scores count.</summary>
    public int K { get; }

    /// <summary>The examples counted.</summary>
    public long Count => Counts.Count;

    /// <summary>Those among them whose class was one of the k.</summary>
    public long Correct => Counts.Correct;

    /// <summary>The share of them, 0 to 1; not a number where nothing was counted.</summary>
    public double Value
    {
        get
        {
            (long correct, long count) = Counts;
            return (double)correct / count;
        }
    }

    private (long Correct, long Count) Counts
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            return (_correct, _count);
        }
    }

    /// <summary>Counts a batch.</summary>
    /// <param name="labels">[rows], the true classes.</param>
    /// <param name="scores">[rows, <see cref="Classes"/>]: probabilities, log-probabilities or logits.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes; nothing is counted.</exception>
    public void Add(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores)
    {
        using MetricGate.Scope scope = _gate.Enter();
        MetricChecks.Scores(labels, scores, Classes);
        labels = _gate.Labels(labels, Classes);
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> values = scores.Slice(row * Classes, Classes);
            if (!MetricChecks.HasNaN(values) && IsAmongTheLargest(values, labels[row]))
            {
                _correct++;
            }
        }

        _count += labels.Length;
    }

    /// <inheritdoc/>
    void IMetric<int>.Add(ReadOnlySpan<int> targets, ReadOnlySpan<float> outputs) => Add(targets, outputs);

    private bool IsAmongTheLargest(ReadOnlySpan<float> scores, int label)
    {
        float score = scores[label];
        int above = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (i < label ? scores[i] >= score : scores[i] > score)
            {
                above++;
            }
        }

        return above < K;
    }
}
