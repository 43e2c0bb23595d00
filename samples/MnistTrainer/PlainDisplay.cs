using CompiledNet;
using Spectre.Console;

namespace MnistTrainer;

/// <summary>A line an epoch, for files and pipes.</summary>
internal sealed class PlainDisplay(IAnsiConsole console) : IDisplay, IFollower
{
    /// <inheritdoc/>
    public void Begin(TrainingSettings options, IdxDataset data)
    {
        Console.WriteLine(Texts.Title(data));
        Console.WriteLine(options.Model.Info.Summary);
        Console.WriteLine(Texts.Settings(options));
    }

    /// <inheritdoc/>
    public TrainedNetwork Follow(Func<IFollower, TrainedNetwork> train) => train(this);

    /// <inheritdoc/>
    public void Resumed(string path) => Console.WriteLine(Texts.Resumed(path));

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            Console.WriteLine(
                $"epoch {epoch.Epoch,2}: loss {Texts.Loss(epoch.TrainingLoss)}, test loss {Texts.Loss(epoch.ValidationLoss!.Value)}, "
                + $"test accuracy {Texts.Accuracy(epoch.ValidationAccuracy!.Value)}, {Texts.Rate(epoch.ExamplesPerSecond)} images/s, {Texts.Seconds(epoch.Seconds)} s");
        }
    }

    /// <inheritdoc/>
    public void End(TrainingHistory history)
    {
        Console.WriteLine(Texts.Result(history));
        console.Write(ConfusionMatrixTable.Create(history.Last.Validation!.Confusion!, TableBorder.Ascii));
    }
}
