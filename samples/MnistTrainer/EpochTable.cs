using CompiledNet;
using Spectre.Console;

namespace MnistTrainer;

/// <summary>A row an epoch, kept up to date by the reports of a training.</summary>
internal sealed class EpochTable : IFollower
{
    private const int BarLength = 16;
    private int _firstEpoch;

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
    public void Resumed(string path) => Table.Title(Markup.Escape(Texts.Resumed(path)));

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        // A training that is resumed begins with a later epoch.
        _firstEpoch = Table.Rows.Count == 0 ? value.Epoch : _firstEpoch;
        int row = value.Epoch - _firstEpoch;
        if (Table.Rows.Count <= row)
        {
            Table.AddRow("", "", "", "", "", "", "");
        }

        string[] cells = value.Completed is { } epoch ? Completed(value, epoch) : Running(value);
        for (int column = 0; column < cells.Length; column++)
        {
            Table.UpdateCell(row, column, cells[column]);
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
        Epoch(value), Bar(value), Texts.Loss(epoch.TrainingLoss), Texts.Loss(epoch.ValidationLoss!.Value),
        $"[green]{Texts.Accuracy(epoch.ValidationAccuracy!.Value)}[/]",
        Texts.Rate(epoch.ExamplesPerSecond), Texts.Seconds(epoch.Seconds),
    ];

    private static string Epoch(TrainingProgress value) => $"{value.Epoch}/{value.Epochs}";

    private static string Bar(TrainingProgress value)
    {
        int full = (int)((long)value.Examples * BarLength / value.ExamplesInEpoch);
        return $"[green]{new string('█', full)}[/][grey]{new string('░', BarLength - full)}[/]";
    }
}
