using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// The area under the receiver operating characteristic: how likely an example of a class scores higher than one that is not of it, equal
/// scores counting half. It is exact, as scikit-learn's <c>roc_auc_score</c>, and therefore keeps all scores, 5 bytes each.
/// </summary>
/// <remarks>
/// One score a row is that of the positive class. Of several, class labels make each column one class against the rest, and targets of 0
/// and 1 make it a label of its own; both are averaged over the columns (scikit-learn's <c>multi_class="ovr"</c> and
/// <c>average="macro"</c>). A row with a score that is not a number is wrong in every column: its pairs with the others count as out of
/// order.
/// </remarks>
public sealed class RocAuc : IMetric<int>, IMetric<float>
{
    private readonly MetricGate _gate = new();
    private float[] _scores;
    private bool[] _positives;
    private int _rows;

    /// <summary>A metric that has seen nothing.</summary>
    /// <param name="classes">Scores of a row: 1, or the number of classes; at most 32,768.</param>
    /// <param name="capacity">Rows to have memory for at once; it grows where there are more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public RocAuc(int classes = 1, int capacity = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, 32_768);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, Array.MaxLength / classes);
        Classes = classes;
        _scores = new float[capacity * classes];
        _positives = new bool[capacity * classes];
    }

    /// <summary>Scores of a row.</summary>
    public int Classes { get; }

    /// <summary>The rows seen.</summary>
    public int Count
    {
        get
        {
            using MetricGate.Scope scope = _gate.Enter();
            return _rows;
        }
    }

    /// <summary>Takes in a batch by class labels.</summary>
    /// <param name="labels">[rows], the true classes; 0 and 1 where there is one score a row.</param>
    /// <param name="scores">[rows, <see cref="Classes"/>]: probabilities, log-probabilities or logits; infinities are allowed.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes.</exception>
    /// <exception cref="InvalidOperationException">There would be more scores than an array can hold.</exception>
    public void Add(ReadOnlySpan<int> labels, ReadOnlySpan<float> scores)
    {
        using MetricGate.Scope scope = _gate.Enter();
        MetricChecks.Scores(labels, scores, Classes);
        labels = _gate.Labels(labels, Math.Max(Classes, 2));
        Span<bool> positives = Append(scores);
        for (int row = 0; row < labels.Length; row++)
        {
            Span<bool> columns = positives.Slice(row * Classes, Classes);
            columns.Clear();
            if (Classes == 1)
            {
                columns[0] = labels[row] == 1;
            }
            else
            {
                columns[labels[row]] = true;
            }
        }
    }

    /// <summary>Takes in a batch by targets of 0 and 1 for each score.</summary>
    /// <param name="targets">[rows, <see cref="Classes"/>], each 0 or 1.</param>
    /// <param name="scores">[rows, <see cref="Classes"/>]: probabilities, log-probabilities or logits; infinities are allowed.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither 0 nor 1.</exception>
    /// <exception cref="InvalidOperationException">There would be more scores than an array can hold.</exception>
    public void Add(ReadOnlySpan<float> targets, ReadOnlySpan<float> scores)
    {
        using MetricGate.Scope scope = _gate.Enter();
        MetricChecks.Rows(targets, scores, Classes, nameof(scores));
        MetricChecks.Flags(targets, Classes);
        Span<bool> positives = Append(scores);
        for (int i = 0; i < targets.Length; i++)
        {
            positives[i] = targets[i] == 1;
        }
    }

    /// <summary>
    /// The mean of the areas of all columns, 0 to 1. Not a number where a column has no positive or no negative example, for which
    /// scikit-learn gives an error or not a number, by its version.
    /// </summary>
    public double Compute()
    {
        using MetricGate.Scope scope = _gate.Enter();
        double sum = 0;
        for (int column = 0; column < Classes; column++)
        {
            sum += Compute(column);
        }

        return sum / Classes;
    }

    /// <summary>
    /// The area of one class against the rest, or of one label, 0 to 1; not a number where there is no positive or no negative example.
    /// </summary>
    /// <param name="class">The class or column, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Compute(int @class)
    {
        using MetricGate.Scope scope = _gate.Enter();
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)@class, (uint)Classes, nameof(@class));
        float[] scores = new float[_rows];
        bool[] positives = new bool[_rows];
        long wrongPositives = 0, wrongNegatives = 0;
        int numbers = 0;
        for (int row = 0; row < _rows; row++)
        {
            bool isPositive = _positives[(row * Classes) + @class];
            if (MetricChecks.HasNaN(_scores.AsSpan(row * Classes, Classes)))
            {
                wrongPositives += isPositive ? 1 : 0;
                wrongNegatives += isPositive ? 0 : 1;
                continue;
            }

            scores[numbers] = _scores[(row * Classes) + @class];
            positives[numbers++] = isPositive;
        }

        Array.Sort(scores, positives, 0, numbers);
        return Area(scores.AsSpan(0, numbers), positives, wrongPositives, wrongNegatives);
    }

    /// <inheritdoc/>
    void IMetric<int>.Add(ReadOnlySpan<int> targets, ReadOnlySpan<float> outputs) => Add(targets, outputs);

    /// <inheritdoc/>
    void IMetric<float>.Add(ReadOnlySpan<float> targets, ReadOnlySpan<float> outputs) => Add(targets, outputs);

    /// <summary>
    /// Counts the pairs of a positive and a negative example that are in order, those of equal scores half (Mann and Whitney's U).
    /// </summary>
    private static double Area(ReadOnlySpan<float> scores, ReadOnlySpan<bool> positives, long wrongPositives, long wrongNegatives)
    {
        long twicePairs = 0, positivesSeen = 0, negativesSeen = 0;
        for (int first = 0; first < scores.Length;)
        {
            long positive = 0, negative = 0;
            int next = first;
            for (; next < scores.Length && scores[next] == scores[first]; next++)
            {
                if (positives[next])
                {
                    positive++;
                }
                else
                {
                    negative++;
                }
            }

            twicePairs += positive * ((2 * negativesSeen) + negative);
            positivesSeen += positive;
            negativesSeen += negative;
            first = next;
        }

        return twicePairs / (2.0 * (positivesSeen + wrongPositives) * (negativesSeen + wrongNegatives));
    }

    private Span<bool> Append(ReadOnlySpan<float> scores)
    {
        int start = _rows * Classes;
        if (scores.Length > Array.MaxLength - start)
        {
            throw new InvalidOperationException(
                $"{nameof(RocAuc)} keeps every score, at most {Array.MaxLength}: {start} are there, and {scores.Length} came.");
        }

        int length = start + scores.Length;
        if (length > _scores.Length)
        {
            int capacity = (int)Math.Min(Array.MaxLength, Math.Max(length, 2L * _scores.Length));
            Array.Resize(ref _scores, capacity);
            Array.Resize(ref _positives, capacity);
        }

        scores.CopyTo(_scores.AsSpan(start));
        _rows += scores.Length / Classes;
        return _positives.AsSpan(start, scores.Length);
    }
}
