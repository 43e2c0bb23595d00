using System.Globalization;

namespace CompiledNet;

/// <summary>How good a network is on a data set, in inference mode.</summary>
public sealed class Evaluation
{
    internal Evaluation(int count, double loss, ConfusionMatrix? confusion)
        : this(count, loss, confusion?.Accuracy, confusion)
    {
    }

    internal Evaluation(int count, double loss, double? accuracy, ConfusionMatrix? confusion)
    {
        Count = count;
        Loss = loss;
        Confusion = confusion;
        Accuracy = accuracy;
    }

    /// <summary>The number of examples.</summary>
    public int Count { get; }

    /// <summary>The mean loss over the examples.</summary>
    public double Loss { get; }

    /// <summary>The share of labels predicted right, 0 to 1; null where the targets are no labels.</summary>
    public double? Accuracy { get; }

    /// <summary>
    /// Which classes were taken for which; null where the targets are no labels, and for the epochs before a checkpoint that a training went on
    /// from, but for the last and the best.
    /// </summary>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>Examples, loss and, where there is one, accuracy.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Count} examples: loss {Loss:G4}{(Accuracy is { } accuracy ? string.Create(CultureInfo.InvariantCulture, $", accuracy {accuracy:P2}") : string.Empty)}");
}
