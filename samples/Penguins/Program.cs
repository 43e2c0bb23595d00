using CompiledNet;
using Penguins;

CsvColumns penguins = PenguinData.Load();
Console.WriteLine($"{penguins.Training.Count} penguins to train on, {penguins.Test!.Count} to test with");
Console.WriteLine($"traits: {string.Join(", ", penguins["traits"].Names)}");
Console.WriteLine(PenguinNet.Summary);

var network = new PenguinNet(seed: 0);
using var trainer = Trainer.Create(network, new Adam(learningRate: 2e-3));
TrainingHistory history = trainer.Fit(penguins.Training, options: new FitOptions
{
    Epochs = 100,
    BatchSize = 16,
    ValidationFraction = 0.2,
    MetricHead = "mass",                                   // the harder one says when to stop
    EarlyStopping = new() { Patience = 20 },
    EpochCompleted = Report.Epoch,
});

Console.WriteLine($"{history.End} after {history.Epochs.Count} epochs; the parameters are those of epoch {history.Best!.Epoch}");
Report.Test(network, penguins);
Report.Example(network, penguins);
