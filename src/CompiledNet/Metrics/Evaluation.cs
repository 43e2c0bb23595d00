using System.Globalization;

namespace CompiledNet;

/// <summary>How good a network is on a data set, in inference mode.</summary>
public sealed class Evaluation
{
    private readonly HeadEvaluation[] _heads;

    internal Evaluation(int count, double loss, HeadEvaluation[] heads)
    {
        Count = count;
        Loss = loss;
        _heads = heads;
        foreach (HeadEvaluation head in heads)
        {
            if (head.Accuracy is not null)
            {
                // Of several, none is the network's.
                (Accuracy, Confusion) = Array.FindAll(heads, other => other.Accuracy is not null).Length == 1
                    ? (head.Accuracy, head.Confusion)
                    : default;
            }
        }
    }

    /// <summary>The number of examples.</summary>
    public int Count { get; }

    /// <summary>The mean loss over the examples: of several heads, the sum of each one's mean times its weight.</summary>
    public double Loss { get; }

    /// <summary>The share of labels predicted right, 0 to 1; null where the targets are no labels, and where several heads take
    /// labels.</summary>
    public double? Accuracy { get; }

    /// <summary>
    /// Which classes were taken for which; null where the targets are no labels or several heads take labels, and for the epochs before a
    /// checkpoint that a training went on from, but for the last and the best.
    /// </summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>Each head, in the order of declaration.</summary>
    public IReadOnlyList<HeadEvaluation> Heads => _heads;

    /// <summary>One head.</summary>
    /// <param name="head">The name of its loss, as declared.</param>
    /// <exception cref="ArgumentException">There is no such head.</exception>
    public HeadEvaluation this[string head] => Array.Find(_heads, one => one.Name == head)
        ?? throw new ArgumentException($"There is no head '{head}': the heads are "
            + $"{string.Join(", ", _heads.Select(one => one.Name))}.", nameof(head));

    /// <summary>Examples, loss and, where there is one, accuracy; of several heads, a line each.</summary>
    public override string ToString()
    {
        string accuracy = Accuracy is { } share && _heads.Length == 1
            ? string.Create(CultureInfo.InvariantCulture, $", accuracy {share:P2}")
            : string.Empty;
        string all = string.Create(CultureInfo.InvariantCulture, $"{Count} examples: loss {Loss:G4}{accuracy}");
        return _heads.Length == 1 ? all : $"{all}\n  {string.Join("\n  ", (object[])_heads)}";
    }
}
