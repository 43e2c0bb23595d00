using System.Globalization;
using CompiledNet;

namespace MnistTrainer;

/// <summary>The texts that both displays share.</summary>
internal static class Texts
{
    public static string Title(IdxDataset data) =>
        Format($"{data.Training.Count:N0} images to train on, {data.Test.Count:N0} to test with");

    public static string Settings(TrainingSettings options) =>
        Format(
            $"{options.Model.Name}, {options.Optimizer.Name()}, learning rate {options.LearningRate}, batch {options.Batch}, {options.Epochs} epochs, seed {options.Seed}, ")
        + (options.Threads == 0 ? "threads as the library chooses" : Format($"{options.Threads} threads"))
        + (options.Augment ? ", augmented" : string.Empty);

    public static string Resumed(string path) => $"going on from {path}";

    public static string Accuracy(double accuracy) => Format($"{accuracy * 100:F2} %");

    public static string Rate(double imagesPerSecond) => Format($"{imagesPerSecond:N0}");

    public static string Loss(double loss) => Format($"{loss:F4}");

    public static string Seconds(double seconds) => Format($"{seconds:F2}");

    public static string Result(TrainingHistory history)
    {
        Evaluation test = history.Last.Validation!;
        double images = history.Epochs.Sum(epoch => epoch.Seconds * epoch.ExamplesPerSecond);
        return $"Test accuracy {Accuracy(test.Accuracy!.Value)}"
            + Format($" ({test.Confusion!.Correct:N0} of {test.Count:N0}), ")
            + $"{Seconds(history.Seconds)} s of training, {Rate(images / history.Seconds)} images a second"
            + (Diverged(history) is { } diverged ? "\n" + diverged : string.Empty);
    }

    /// <summary>What to say of a training that diverged; null of another.</summary>
    public static string? Diverged(TrainingHistory history) => history.End != TrainingEnd.Diverged ? null : Format(
        $"The training diverged in epoch {history.Last.Epoch}: a loss or a parameter is not finite. The network has the parameters from before that epoch.");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
