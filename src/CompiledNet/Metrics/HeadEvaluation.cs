namespace CompiledNet;

/// <summary>How good one head of a network is on a data set.</summary>
public sealed class HeadEvaluation
{
    internal HeadEvaluation(string name, double loss, ConfusionMatrix? confusion)
        : this(name, loss, confusion?.Accuracy, confusion)
    {
    }

    internal HeadEvaluation(string name, double loss, double? accuracy, ConfusionMatrix? confusion)
    {
        Name = name;
        Loss = loss;
        Accuracy = accuracy;
        Confusion = confusion;
    }

    /// <summary>The name of the head's loss, as declared.</summary>
    public string Name { get; }

    /// <summary>The mean of the head's loss over the examples, without its weight in the network's loss.</summary>
    public double Loss { get; }

    /// <inheritdoc cref="Evaluation.Accuracy"/>
    public double? Accuracy { get; }

    /// <inheritdoc cref="Evaluation.Confusion"/>
    public ConfusionMatrix? Confusion { get; }

    /// <summary>Name, loss and, where there is one, accuracy.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: loss {Loss:G4}{(Accuracy is { } accuracy ? FormattableString.Invariant($", accuracy {accuracy:P2}") : string.Empty)}");
}
