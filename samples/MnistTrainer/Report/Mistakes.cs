using CompiledNet;

namespace MnistTrainer.Report;

/// <summary>
/// Collects the mistakes of an evaluation: the class predicted is the first of the largest probabilities, and a row with one that is not a
/// number is wrong, as in <see cref="ConfusionMatrix"/>.
/// </summary>
internal sealed class Mistakes(int classes) : IMetric<int>
{
    private readonly List<Mistake> _found = [];
    private int _examples;

    /// <summary>How many there are.</summary>
    public int Count => _found.Count;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<int> targets, ReadOnlySpan<float> outputs)
    {
        for (int row = 0; row < targets.Length; row++)
        {
            ReadOnlySpan<float> probabilities = outputs.Slice(row * classes, classes);
            int predicted = Largest(probabilities);
            if (predicted != targets[row] || float.IsNaN(probabilities[predicted]))
            {
                _found.Add(new Mistake(_examples + row, targets[row], predicted, probabilities.ToArray()));
            }
        }

        _examples += targets.Length;
    }

    /// <summary>Those that the network was surest of, the surest first; of equal ones the first examples first.</summary>
    public IReadOnlyList<Mistake> Surest(int most) =>
        [.. _found.OrderByDescending(mistake => mistake.Confidence).ThenBy(mistake => mistake.Example).Take(most)];

    private static int Largest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
        {
            largest = values[i] > values[largest] || float.IsNaN(values[i]) ? i : largest;
        }

        return largest;
    }
}
