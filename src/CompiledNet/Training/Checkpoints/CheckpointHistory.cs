using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// The results of the epochs in a checkpoint: a row each, another where the examples trained on were evaluated, and the confusion matrices of the
/// last and the best. (Those of all epochs would outgrow the network where there are many classes.)
/// </summary>
/// <param name="validation">Examples to validate with; 0 for none.</param>
/// <param name="classes">Classes of the confusion matrices; 0 for none.</param>
internal sealed class CheckpointHistory(int validation, int classes)
{
    /// <summary>[epochs, columns]: learning rate, training loss, seconds, examples a second, validation loss, validation accuracy; NaN where there is none.</summary>
    private const string Rows = "history";

    /// <summary>[epochs, columns]: examples trained on that were evaluated (0 for none), loss, accuracy (NaN for none). Only where there are any.</summary>
    private const string TrainingRows = "history.training";
    private const string Last = "confusion.last", Best = "confusion.best";

    /// <summary>[classes]: rows of the last epoch without a prediction. Only where there are any, which makes it no best epoch.</summary>
    private const string Unpredicted = "confusion.last.unpredicted";
    private const int Columns = 6, TrainingColumns = 3;

    private bool HasConfusion => validation > 0 && classes > 0;

    /// <summary>Adds what has been so far.</summary>
    public void AddTo(SafetensorsWriter writer, TrainingHistory history)
    {
        List<double> rows = [];
        foreach (EpochResult epoch in history.Epochs)
        {
            rows.AddRange([
                epoch.LearningRate, epoch.TrainingLoss, epoch.Seconds, epoch.ExamplesPerSecond, epoch.ValidationLoss ?? double.NaN, epoch.ValidationAccuracy ?? double.NaN,
            ]);
        }

        writer.Add(Rows, rows.ToArray(), history.Epochs.Count, Columns);
        if (history.Epochs.Any(epoch => epoch.Training is not null))
        {
            List<double> training = [];
            foreach (EpochResult epoch in history.Epochs)
            {
                training.AddRange([epoch.Training?.Count ?? 0, epoch.Training?.Loss ?? double.NaN, epoch.Training?.Accuracy ?? double.NaN]);
            }

            writer.Add(TrainingRows, training.ToArray(), history.Epochs.Count, TrainingColumns);
        }

        if (HasConfusion && history.Epochs.Count > 0)
        {
            writer.Add(Last, Counts(history.Last), classes, classes);
            if (history.Last.Validation!.Confusion!.Unpredicted > 0)
            {
                writer.Add(Unpredicted, (ReadOnlyMemory<long>)history.Last.Validation.Confusion.UnpredictedCounts, classes);
            }
        }

        if (HasConfusion && history.Best is { } best)
        {
            writer.Add(Best, Counts(best), classes, classes);
        }
    }

    /// <summary>The tensors of a training that has come so far.</summary>
    /// <param name="file">The file, which need not tell of evaluations on what was trained on.</param>
    /// <param name="epochs">Epochs that are done.</param>
    /// <param name="best">The best of them; 0 for none.</param>
    public IEnumerable<ExpectedTensor> Tensors(TensorFile file, int epochs, int best)
    {
        yield return new ExpectedTensor(Rows, TensorType.F64, [epochs, Columns]);
        if (file.Find(TrainingRows) is not null)
        {
            yield return new ExpectedTensor(TrainingRows, TensorType.F64, [epochs, TrainingColumns]);
        }

        if (HasConfusion && epochs > 0)
        {
            yield return new ExpectedTensor(Last, TensorType.I64, [classes, classes]);
            if (file.Find(Unpredicted) is not null)
            {
                yield return new ExpectedTensor(Unpredicted, TensorType.I64, [classes]);
            }
        }

        if (HasConfusion && best > 0)
        {
            yield return new ExpectedTensor(Best, TensorType.I64, [classes, classes]);
        }
    }

    /// <summary>Reads the results, whose tensors are there.</summary>
    public TrainingHistory Read(SafetensorsFile file, int epochs, int best)
    {
        double[] rows = ReadRows(file, file.Find(Rows)!, epochs, Columns);
        double[] training = file.Find(TrainingRows) is { } tensor ? ReadRows(file, tensor, epochs, TrainingColumns) : new double[epochs * TrainingColumns];
        var history = new TrainingHistory();
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            string? confusion = !HasConfusion ? null : epoch == epochs ? Last : epoch == best ? Best : null;
            EpochResult result = Result(epoch, rows.AsSpan((epoch - 1) * Columns, Columns), confusion is null ? null : Confusion(file, confusion)) with
            {
                Training = Training(file, training.AsSpan((epoch - 1) * TrainingColumns, TrainingColumns)),
            };
            history.Add(result);
            history.Best = epoch == best ? result : history.Best;
        }

        return history;
    }

    private static double[] ReadRows(SafetensorsFile file, TensorEntry tensor, int epochs, int columns)
    {
        double[] rows = new double[epochs * columns];
        file.ReadDoubles(tensor, rows);
        return rows;
    }

    private static ReadOnlyMemory<long> Counts(EpochResult epoch) => epoch.Validation!.Confusion!.Counts;

    private EpochResult Result(int epoch, ReadOnlySpan<double> row, ConfusionMatrix? confusion) => new()
    {
        Epoch = epoch,
        LearningRate = row[0],
        TrainingLoss = row[1],
        Seconds = row[2],
        ExamplesPerSecond = row[3],
        Validation = validation > 0 ? new Evaluation(validation, row[4], HasConfusion ? row[5] : null, confusion) : null,
    };

    private Evaluation? Training(SafetensorsFile file, ReadOnlySpan<double> row) => row[0] switch
    {
        0 => null,
        >= 1 and <= int.MaxValue when double.IsInteger(row[0]) => new Evaluation((int)row[0], row[1], classes > 0 ? row[2] : null, null),
        _ => throw new NetworkFormatException($"{file.Source}, tensor {file.Find(TrainingRows)}: a number of examples is not a whole number from 0 to {int.MaxValue}."),
    };

    private ConfusionMatrix Confusion(SafetensorsFile file, string name)
    {
        var matrix = new ConfusionMatrix(classes);
        ReadCounts(file, file.Find(name)!, matrix.Counts);
        if (name == Last && file.Find(Unpredicted) is { } unpredicted)
        {
            ReadCounts(file, unpredicted, matrix.UnpredictedCounts);
        }

        return matrix;
    }

    private static void ReadCounts(SafetensorsFile file, TensorEntry tensor, long[] counts)
    {
        file.ReadLongs(tensor, counts);
        if (counts.AsSpan().ContainsAnyExceptInRange(0, int.MaxValue))
        {
            throw new NetworkFormatException($"{file.Source}, tensor {tensor}: a count is outside 0 to {int.MaxValue}.");
        }
    }
}
