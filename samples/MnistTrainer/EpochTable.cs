using CompiledNet;
using Spectre.Console;

namespace MnistTrainer;

/// <summary>A row an epoch, kept up to date by the reports of a training.</summary>
internal sealed class EpochTable : IProgress<TrainingProgress>
{
    private const int BarLength = 16;

    public EpochTable()
    {
        Table = new Table().Border(TableBorder.Rounded);
        foreach (string title in (ReadOnlySpan<string>)["epoch", "progress", "loss", "test loss", "test accuracy", "images/s", "seconds"])
        {
            Table.AddColumn(new TableColumn(title).RightAligned().NoWrap());
        }
    }

    public Table Table { get; }

    /// <summary>Called when the table has changed.</summary>
    public Action? Changed { get; set; }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (Table.Rows.Count < value.Epoch)
        {
            Table.AddRow("", "", "", "", "", "", "");
        }

        string[] cells = value.Completed is { } epoch ? Completed(value, epoch) : Running(value);
        for (int column = 0; column < cells.Length; column++)
        {
            Table.UpdateCell(value.Epoch - 1, column, cells[column]);
        }

        Changed?.Invoke();
    }

    private static string[] Running(TrainingProgress value) =>
    [
        Epoch(value), Bar(value), Texts.Loss(value.Loss), "", "",
        Texts.Rate(value.ExamplesPerSecond), Texts.Seconds(value.Examples / value.ExamplesPerSecond),
    ];

    private static string[] Completed(TrainingProgress value, EpochResult epoch) =>
    [
        Epoch(value), Bar(value), Texts.Loss(epoch.TrainingLoss), Texts.Loss(epoch.ValidationLoss!.Value), $"[green]{Texts.Accuracy(epoch.ValidationAccuracy!.Value)}[/]",
        Texts.Rate(epoch.ExamplesPerSecond), Texts.Seconds(epoch.Seconds),
    ];

    private static string Epoch(TrainingProgress value) => $"{value.Epoch}/{value.Epochs}";

    private static string Bar(TrainingProgress value)
    {
        int full = (int)((long)value.Examples * BarLength / value.ExamplesInEpoch);
        return $"[green]{new string('█', full)}[/][grey]{new string('░', BarLength - full)}[/]";
    }
}
