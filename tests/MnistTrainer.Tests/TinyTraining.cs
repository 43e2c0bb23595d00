using CompiledNet;
using MnistTrainer.Report;

namespace MnistTrainer.Tests;

/// <summary>A training of a few moments.</summary>
internal static class TinyTraining
{
    public static TrainingSettings Settings(string dataFolder) => new()
    {
        Model = Models.Default,
        Epochs = 3,
        Batch = 32,
        LearningRate = 0.003,
        Optimizer = OptimizerKind.Adam,
        Seed = 1,
        Threads = 1,
        DataFolder = dataFolder,
        ReportPath = "report.html",
    };

    /// <summary>Trains, and gives what a report tells of.</summary>
    public static ReportContent Run(TrainingSettings settings)
    {
        IdxDataset data = MnistData.Load(settings.DataFolder, settings.Model.Info);
        return ReportContent.Of(settings, data, settings.Model.Train(data, settings, new Nobody(), CancellationToken.None));
    }

    private sealed class Nobody : IFollower
    {
        public void Report(TrainingProgress value)
        {
        }

        public void Resumed(string path)
        {
        }
    }
}
