using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// The results of the epochs in a checkpoint: a row each, another where the examples trained on were evaluated, and the confusion matrices
/// of the last and the best. (Those of all epochs would outgrow the network where there are many classes.)
/// </summary>
/// <param name="info">The network.</param>
/// <param name="variant">The variant of the targets.</param>
/// <param name="validation">Examples to validate with; 0 for none.</param>
internal sealed class CheckpointHistory(NetworkInfo info, int variant, int validation)
{
    /// <summary>
    /// [epochs, columns]: learning rate, training loss, seconds, examples a second, validation loss, validation accuracy; NaN where there
    /// is none.
    /// </summary>
    private const string Rows = "history";

    /// <summary>
    /// [epochs, columns]: examples trained on that were evaluated (0 for none), loss, accuracy (NaN for none). Only where there are any.
    /// </summary>
    private const string TrainingRows = "history.training";

    /// <summary>
    /// [epochs, heads, columns]: training loss, loss and accuracy of the validation, loss and accuracy of the evaluation on what was
    /// trained on; NaN where there is none. Only where the network's loss is not that of its only head.
    /// </summary>
    private const string HeadRows = "history.heads";

    private const int Columns = 6, TrainingColumns = 3, HeadColumns = 5;

    private readonly CheckpointConfusions _confusions = new(info, variant);

    /// <summary>Whether the rows of the network tell those of its head.</summary>
    public static bool IsOneLoss(NetworkInfo info) => info.LossSlots is [{ Weight: 1 }];

    /// <summary>Adds what has been so far.</summary>
    public void AddTo(SafetensorsWriter writer, TrainingHistory history)
    {
        List<double> rows = [], training = [], heads = [];
        foreach (EpochResult epoch in history.Epochs)
        {
            rows.AddRange([
                epoch.LearningRate, epoch.TrainingLoss, epoch.Seconds, epoch.ExamplesPerSecond, epoch.ValidationLoss ?? double.NaN,
                epoch.ValidationAccuracy ?? double.NaN,
            ]);
            training.AddRange([epoch.Training?.Count ?? 0, epoch.Training?.Loss ?? double.NaN, epoch.Training?.Accuracy ?? double.NaN]);
            for (int i = 0; i < info.LossSlots.Length; i++)
            {
                HeadEvaluation? validated = epoch.Validation?.Heads[i], trained = epoch.Training?.Heads[i];
                heads.AddRange([
                    epoch.TrainingLosses[i].Loss,
                    validated?.Loss ?? double.NaN,
                    validated?.Accuracy ?? double.NaN,
                    trained?.Loss ?? double.NaN,
                    trained?.Accuracy ?? double.NaN,
                ]);
            }
        }

        int epochs = history.Epochs.Count;
        writer.Add(Rows, rows.ToArray(), epochs, Columns);
        if (history.Epochs.Any(epoch => epoch.Training is not null))
        {
            writer.Add(TrainingRows, training.ToArray(), epochs, TrainingColumns);
        }

        if (!IsOneLoss(info))
        {
            writer.Add(HeadRows, heads.ToArray(), epochs, info.LossSlots.Length, HeadColumns);
        }

        if (validation > 0 && epochs > 0)
        {
            _confusions.AddTo(writer, history.Last.Validation!, history.Best?.Validation);
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

        if (!IsOneLoss(info))
        {
            yield return new ExpectedTensor(HeadRows, TensorType.F64, [epochs, info.LossSlots.Length, HeadColumns]);
        }

        foreach (ExpectedTensor confusion in validation > 0 && epochs > 0 ? _confusions.Tensors(file, best > 0) : [])
        {
            yield return confusion;
        }
    }

    /// <summary>Reads the results, whose tensors are there.</summary>
    public TrainingHistory Read(SafetensorsFile file, int epochs, int best)
    {
        double[] rows = ReadRows(file, file.Find(Rows)!, epochs * Columns);
        double[] training = file.Find(TrainingRows) is { } tensor
            ? ReadRows(file, tensor, epochs * TrainingColumns)
            : new double[epochs * TrainingColumns];
        double[] heads = IsOneLoss(info) ? [] : ReadRows(file, file.Find(HeadRows)!, epochs * info.LossSlots.Length * HeadColumns);
        ConfusionMatrix?[] none = new ConfusionMatrix?[info.LossSlots.Length];
        var history = new TrainingHistory();
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            ReadOnlySpan<double> row = rows.AsSpan((epoch - 1) * Columns, Columns);
            ReadOnlySpan<double> trained = training.AsSpan((epoch - 1) * TrainingColumns, TrainingColumns);
            double[][] byHead = IsOneLoss(info) ? [[row[1], row[4], row[5], trained[1], trained[2]]] : Heads(heads, epoch - 1);
            ConfusionMatrix?[] confusions = validation == 0 || (epoch != epochs && epoch != best)
                ? none
                : _confusions.Read(file, isLast: epoch == epochs);
            var result = new EpochResult
            {
                Epoch = epoch,
                LearningRate = row[0],
                TrainingLoss = row[1],
                TrainingLosses = new HeadLosses(info.LossSlots, Array.ConvertAll(byHead, head => head[0]), 1),
                Seconds = row[2],
                ExamplesPerSecond = row[3],
                Validation = validation > 0 ? Evaluation(validation, row[4], byHead, 1, confusions) : null,
                Training = Training(file, trained, byHead, none),
            };
            history.Add(result);
            history.Best = epoch == best ? result : history.Best;
        }

        return history;
    }

    private static double[] ReadRows(SafetensorsFile file, TensorEntry tensor, int count)
    {
        double[] rows = new double[count];
        file.ReadDoubles(tensor, rows);
        return rows;
    }

    private double[][] Heads(double[] rows, int epoch)
    {
        double[][] heads = new double[info.LossSlots.Length][];
        for (int i = 0; i < heads.Length; i++)
        {
            heads[i] = rows.AsSpan(((epoch * heads.Length) + i) * HeadColumns, HeadColumns).ToArray();
        }

        return heads;
    }

    private Evaluation? Training(SafetensorsFile file, ReadOnlySpan<double> row, double[][] heads, ConfusionMatrix?[] none) => row[0] switch
    {
        0 => null,
        >= 1 and <= int.MaxValue when double.IsInteger(row[0]) => Evaluation((int)row[0], row[1], heads, 3, none),
        _ =>
            throw new NetworkFormatException(
                $"{file.Source}, tensor {file.Find(TrainingRows)}: a number of examples is not a whole number from 0 to {int.MaxValue}."),
    };

    /// <summary>An evaluation, whose heads' losses are in one column and accuracies in the next.</summary>
    private Evaluation Evaluation(int count, double loss, double[][] heads, int column, ConfusionMatrix?[] confusions)
    {
        var evaluations = new HeadEvaluation[heads.Length];
        for (int i = 0; i < heads.Length; i++)
        {
            double? accuracy = _confusions.HasClasses(i) ? heads[i][column + 1] : null;
            evaluations[i] = new HeadEvaluation(info.LossSlots[i].Name, heads[i][column], accuracy, confusions[i]);
        }

        return new Evaluation(count, loss, evaluations);
    }
}
