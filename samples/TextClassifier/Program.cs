using CompiledNet;
using TextClassifier;

const int Epochs = 20;
const double LearningRate = 4e-3;

if (RepositoryFolder.Find() is not { } repository)
{
    Console.Error.WriteLine("error: This program reads the documents of its repository, but is not in one.");
    return 1;
}

var split = new Split(Documents.Lines(repository));
Report.Data(split);
Console.WriteLine(LineClassifier.Summary);

var network = new LineClassifier(seed: 0);
using var trainer = Trainer.Create(network, new Adam(LearningRate));
TrainingHistory history = trainer.Fit(Split.ToDataset(split.Training), Split.ToDataset(split.Test), new FitOptions
{
    Epochs = Epochs,
    BatchSize = 32,
    LearningRate = LearningRates.Cosine(LearningRate, Epochs),
    EpochCompleted = Report.Epoch,
});

Report.Result(history);
foreach (Line line in split.Test.GroupBy(line => line.Kind).SelectMany(kind => kind.Take(3)))
{
    Report.Example(network, line);
}

return 0;
