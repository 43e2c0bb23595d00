using CompiledNet;
using Spectre.Console;

namespace MnistTrainer;

/// <summary>A table that grows by an epoch a row, the last of which shows where the training stands.</summary>
internal sealed class LiveDisplay(IAnsiConsole console) : IDisplay
{
    /// <inheritdoc/>
    public void Begin(TrainingSettings options, IdxDataset data)
    {
        console.MarkupLineInterpolated($"[bold]{Texts.Title(data)}[/]");
        console.WriteLine(options.Model.Info.Summary);
        console.MarkupLineInterpolated($"[grey]{Texts.Settings(options)}[/]");
    }

    /// <inheritdoc/>
    public TrainedNetwork Follow(Func<IFollower, TrainedNetwork> train)
    {
        var table = new EpochTable();
        return console.Live(table.Table).Cropping(VerticalOverflowCropping.Top).Start(context =>
        {
            table.Changed = context.Refresh;
            return train(table);
        });
    }

    /// <inheritdoc/>
    public void End(TrainingHistory history)
    {
        console.MarkupLineInterpolated($"[bold green]{Texts.Result(history)}[/]");
        console.Write(ConfusionMatrixTable.Create(history.Last.Validation!.Confusion!, TableBorder.Rounded));
    }
}
