using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// How often each class was predicted for each true class, and what follows from that: accuracy, precision, recall and F1. A row with a
/// score that is not a number predicts no class and is wrong: it counts in <see cref="Count"/>, in the accuracy and in the recall of its
/// class.
/// </summary>
public sealed class ConfusionMatrix : IMetric<int>
{
    private readonly MetricGate _gate = new();
    private readonly long[] _counts, _unpredicted;

    /// <summary>An empty matrix.</summary>
    /// <param name="classes">The number of classes, 1 to 32,768.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its range.</exception>
    public ConfusionMatrix(int classes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, 32_768);
        Classes = classes;
        _counts = new long[classes * classes];
        _unpredicted = new long[classes];
    }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>[<see cref="Classes"/>, <see cref="Classes"/>]: a row for each true class.</summary>
    internal long[] Counts => _counts;

    /// <summary>[<see cref="Classes"/>]: rows of each true class for which no class was predicted.</summary>
    internal long[] UnpredictedCounts => _unpredicted;

    /// <summary>All rows counted, <see cref="Unpredicted"/> ones among them.</summary>
    public long Count
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            return Sum(_counts) + Sum(_unpredicted);
        }
    }

    /// <summary>The rows among them for which no class was predicted, because a score was not a number.</summary>
    public long Unpredicted
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            return Sum(_unpredicted);
        }
    }

    /// <summary>The predictions that were right.</summary>
    public long Correct
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            long correct = 0;
            for (int i = 0; i < Classes; i++)
            {
                correct += At(i, i);
            }

            return correct;
        }
    }

    /// <summary>The share of right predictions, 0 to 1; not a number where nothing was counted.</summary>
    public double Accuracy
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            return (double)Correct / Count;
        }
    }

    /// <summary>How often <paramref name="predicted"/> was predicted where <paramref name="actual"/> is right.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            return _counts[Index(actual, predicted)];
        }
    }

    /// <summary>Counts one prediction.</summary>
    /// <param name="actual">The true class.</param>
    /// <param name="predicted">The predicted class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        using MetricGate.Scope scope = _gate.Enter();
        _counts[Index(actual, predicted)]++;
    }

    /// <summary>
    /// Counts predictions by the largest value of each row, the first of several; a row with a value that is not a number predicts no
    /// class.
    /// </summary>
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
            if (MetricChecks.HasNaN(values))
            {
                _unpredicted[labels[row]]++;
            }
            else
            {
                _counts[Index(labels[row], Largest(values))]++;
            }
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

        // A copy, because two matrices that take each other in would wait for each other.
        other = other.Copy();
        using MetricGate.Scope scope = _gate.Enter();
        for (int i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }

        for (int i = 0; i < Classes; i++)
        {
            _unpredicted[i] += other._unpredicted[i];
        }
    }

    /// <summary>Precision, recall and F1 of one class.</summary>
    /// <param name="class">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public ClassScores Scores(int @class)
    {
        using MetricGate.Scope scope = _gate.Enter();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)@class, (uint)Classes, nameof(@class));
        long predicted = 0, actual = _unpredicted[@class];
        for (int other = 0; other < Classes; other++)
        {
            predicted += At(other, @class);
            actual += At(@class, other);
        }

        return ClassScores.Of(At(@class, @class), predicted, actual);
    }

    /// <summary>Precision, recall and F1 over all classes; not numbers where nothing was counted.</summary>
    /// <param name="averaging">How the classes' scores become one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such average.</exception>
    public ClassScores Average(Averaging averaging)
    {
        using MetricGate.Scope scope = _gate.Enter();
        return averaging switch
        {
            Averaging.Macro => Mean(static _ => 1),
            Averaging.Weighted => Mean(static scores => scores.Support),
            Averaging.Micro => new ClassScores(Accuracy, Accuracy, Accuracy, Count),
            _ => throw new ArgumentOutOfRangeException(nameof(averaging), averaging, $"{averaging} is no {nameof(Averaging)}."),
        };
    }

    /// <summary>
    /// The counts as a table, a line for each true class and a column for each predicted one; a line of totals for more than 32 classes.
    /// </summary>
    public override string ToString()
    {
        using MetricGate.Scope scope = _gate.Enter();
        return ConfusionMatrixText.Of(this, null);
    }

    /// <summary>The same with the names of the classes, such as <see cref="CsvDataset{TTarget}.ClassNames"/>.</summary>
    /// <param name="classNames">A name for each class.</param>
    /// <exception cref="ArgumentException">There are more or fewer names than classes.</exception>
    public string ToString(IReadOnlyList<string> classNames)
    {
        using MetricGate.Scope scope = _gate.Enter();
        ArgumentNullException.ThrowIfNull(classNames);
        return classNames.Count == Classes
            ? ConfusionMatrixText.Of(this, classNames)
            : throw new ArgumentException($"There are {classNames.Count} names, but {Classes} classes.", nameof(classNames));
    }

    /// <inheritdoc/>
    void IMetric<int>.Add(ReadOnlySpan<int> targets, ReadOnlySpan<float> outputs) => Add(targets, outputs);

    internal void Clear()
    {
        Array.Clear(_counts);
        Array.Clear(_unpredicted);
    }

    private static long Sum(long[] counts)
    {
        long sum = 0;
        foreach (long count in counts)
        {
            sum += count;
        }

        return sum;
    }

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

    /// <summary>The weighted mean over the classes that occur as a label or as a prediction.</summary>
    private ClassScores Mean(Func<ClassScores, double> weightOf)
    {
        double precision = 0, recall = 0, f1 = 0, weights = 0;
        for (int i = 0; i < Classes; i++)
        {
            if (!Occurs(i))
            {
                continue;
            }

            ClassScores scores = Scores(i);
            double weight = weightOf(scores);
            precision += weight * scores.Precision;
            recall += weight * scores.Recall;
            f1 += weight * scores.F1;
            weights += weight;
        }

        return new ClassScores(precision / weights, recall / weights, f1 / weights, Count);
    }

    private bool Occurs(int @class)
    {
        if (_unpredicted[@class] > 0)
        {
            return true;
        }

        for (int other = 0; other < Classes; other++)
        {
            if (At(@class, other) + At(other, @class) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A matrix with the same counts, which no other thread adds to.</summary>
    private ConfusionMatrix Copy()
    {
        using MetricGate.Scope scope = _gate.Enter();
        var copy = new ConfusionMatrix(Classes);
        Array.Copy(_counts, copy._counts, _counts.Length);
        Array.Copy(_unpredicted, copy._unpredicted, Classes);
        return copy;
    }

    private long At(int actual, int predicted) => _counts[Index(actual, predicted)];

    private int Index(int actual, int predicted)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
        return (actual * Classes) + predicted;
    }
}
