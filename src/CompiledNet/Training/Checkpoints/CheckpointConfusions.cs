using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>The confusion matrices of the last and the best epoch in a checkpoint, one a head of class labels.</summary>
/// <param name="info">The network.</param>
/// <param name="variant">The variant of the targets.</param>
internal sealed class CheckpointConfusions(NetworkInfo info, int variant)
{
    private const string Last = "confusion.last", Best = "confusion.best";

    /// <summary>[classes]: rows of the last epoch without a prediction. Only where there are any, which makes it no best epoch.</summary>
    private const string Unpredicted = "confusion.last.unpredicted";

    /// <summary>Whether a head takes class labels.</summary>
    public bool HasClasses(int head) => ClassesOf(head) > 0;

    /// <summary>Adds the matrices of the last epoch, and of the best, where there is one.</summary>
    public void AddTo(SafetensorsWriter writer, Evaluation last, Evaluation? best)
    {
        for (int head = 0; head < info.LossSlots.Length; head++)
        {
            int classes = ClassesOf(head);
            if (classes == 0)
            {
                continue;
            }

            ConfusionMatrix confusion = last.Heads[head].Confusion!;
            writer.Add(NameOf(Last, head), (ReadOnlyMemory<long>)confusion.Counts, classes, classes);
            if (confusion.Unpredicted > 0)
            {
                writer.Add(NameOf(Unpredicted, head), (ReadOnlyMemory<long>)confusion.UnpredictedCounts, classes);
            }

            if (best is not null)
            {
                writer.Add(NameOf(Best, head), (ReadOnlyMemory<long>)best.Heads[head].Confusion!.Counts, classes, classes);
            }
        }
    }

    /// <summary>The tensors of a training that has done an epoch.</summary>
    public IEnumerable<ExpectedTensor> Tensors(TensorFile file, bool hasBest)
    {
        for (int head = 0; head < info.LossSlots.Length; head++)
        {
            int classes = ClassesOf(head);
            if (classes == 0)
            {
                continue;
            }

            yield return new ExpectedTensor(NameOf(Last, head), TensorType.I64, [classes, classes]);
            if (file.Find(NameOf(Unpredicted, head)) is not null)
            {
                yield return new ExpectedTensor(NameOf(Unpredicted, head), TensorType.I64, [classes]);
            }

            if (hasBest)
            {
                yield return new ExpectedTensor(NameOf(Best, head), TensorType.I64, [classes, classes]);
            }
        }
    }

    /// <summary>Reads the matrices of the last or the best epoch, whose tensors are there; null for heads without classes.</summary>
    public ConfusionMatrix?[] Read(SafetensorsFile file, bool isLast)
    {
        var confusions = new ConfusionMatrix?[info.LossSlots.Length];
        for (int head = 0; head < confusions.Length; head++)
        {
            if (!HasClasses(head))
            {
                continue;
            }

            ConfusionMatrix matrix = confusions[head] = new ConfusionMatrix(ClassesOf(head));
            ReadCounts(file, file.Find(NameOf(isLast ? Last : Best, head))!, matrix.Counts);
            if (isLast && file.Find(NameOf(Unpredicted, head)) is { } unpredicted)
            {
                ReadCounts(file, unpredicted, matrix.UnpredictedCounts);
            }
        }

        return confusions;
    }

    private static void ReadCounts(SafetensorsFile file, TensorEntry tensor, long[] counts)
    {
        file.ReadLongs(tensor, counts);
        if (counts.AsSpan().ContainsAnyExceptInRange(0, int.MaxValue))
        {
            throw new NetworkFormatException($"{file.Source}, tensor {tensor}: a count is outside 0 to {int.MaxValue}.");
        }
    }

    private int ClassesOf(int head) => info.TargetSlots[variant][head] is { Kind: SlotKind.Labels } labels ? labels.Count : 0;

    /// <summary>The name of a head's tensor; a network of one loss needs no other than the first part.</summary>
    private string NameOf(string name, int head) => info.LossSlots.Length == 1 ? name : $"{name}:{info.LossSlots[head].Name}";
}
