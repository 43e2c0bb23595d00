using CompiledNet;

namespace CompiledNetApp;

/// <summary>The data and the training.</summary>
public static class RingTraining
{
    /// <summary>Reads points.csv (x, y and the ring), standardises x and y, and keeps a quarter of the points apart to test with.</summary>
    public static CsvDataset<int> LoadPoints() => CsvDataset.LoadClasses(
        Path.Combine(AppContext.BaseDirectory, "points.csv"), target: "ring", new CsvOptions { TestFraction = 0.25, Seed = 1 });

    /// <summary>Trains a new network. The same seeds give the same network, bit by bit.</summary>
    public static RingNet Train(CsvDataset<int> data, Action<EpochResult>? epochCompleted = null)
    {
        var net = new RingNet(seed: 0);
        using var trainer = Trainer.Create(net, new Adam(learningRate: 1e-2));
        trainer.Fit(data.Training, data.Test, new FitOptions { Epochs = 100, BatchSize = 25, EpochCompleted = epochCompleted });
        return net;
    }
}
