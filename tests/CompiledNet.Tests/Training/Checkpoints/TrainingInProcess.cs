using System.Globalization;
using System.Runtime.InteropServices;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>The training of the tests that start one as a process and kill it.</summary>
public class TrainingInProcess
{
    /// <summary>Names the folder of the checkpoints in a process that is to train; in all others nothing happens here.</summary>
    public const string FolderVariable = "COMPILEDNET_TESTS_TRAINING_FOLDER";

    /// <summary>Gives the threads of such a process.</summary>
    public const string ThreadsVariable = "COMPILEDNET_TESTS_TRAINING_THREADS";

    /// <summary>Set for a process that is to be killed: it takes its time, and never gets beyond the last epoch's first step.</summary>
    public const string KilledVariable = "COMPILEDNET_TESTS_TRAINING_KILLED";

    /// <summary>Written to the output when the first step of a process is done.</summary>
    public const string Begun = "The training has begun.";

    /// <summary>The file that holds the parameters in the end.</summary>
    public const string ResultName = "result.bin";

    private const int Epochs = 20, StepsPerEpoch = 100;

    [Fact]
    public void Trains_where_it_is_asked_to()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { } folder)
        {
            bool hasBegun = false, isKilled = Environment.GetEnvironmentVariable(KilledVariable) is not null;
            byte[] result = Train(
                int.Parse(Environment.GetEnvironmentVariable(ThreadsVariable)!, CultureInfo.InvariantCulture),
                new CheckpointOptions(folder) { Keep = 2, EverySteps = 9, KeepBest = true, Resume = true },
                report =>
                {
                    if (!hasBegun)
                    {
                        hasBegun = true;
                        Console.Out.WriteLine(Begun);
                        Console.Out.Flush();
                    }

                    if (isKilled)
                    {
                        Thread.Sleep(report.Epoch == Epochs ? Timeout.Infinite : 1);
                    }
                });
            File.WriteAllBytes(Path.Combine(folder, ResultName), result);
        }
    }

    /// <summary>The parameters, their average and the best validation of the training.</summary>
    internal static byte[] Train(int threads, CheckpointOptions? checkpoints, Action<TrainingProgress> step)
    {
        var random = new Random(5);
        float[] inputs =
        [
            .. Enumerable.Range(0, DropoutClassifier.InputLength * StepsPerEpoch * 4).Select(_ => (float)random.NextDouble()),
        ];
        int[] labels = [.. Enumerable.Range(0, StepsPerEpoch * 4).Select(_ => random.Next(5))];
        var options = new TrainerOptions { Threads = threads, EmaDecay = 0.99, AccumulationSteps = 3 };
        using Trainer<DropoutClassifier, Adam> trainer = Trainer.Create(new DropoutClassifier(8), new Adam(), options);
        Dataset<float, int> dataset = Dataset.Create(inputs, labels);
        TrainingHistory history = trainer.Fit(dataset, dataset, new FitOptions
        {
            Epochs = Epochs,
            BatchSize = 4,
            LearningRate = LearningRates.OneCycle(0.01, epochs: Epochs),
            EarlyStopping = new EarlyStopping { Patience = Epochs },
            Progress = new Reports(report =>
            {
                if (report.Completed is null)
                {
                    step(report);
                }
            }),
            ProgressInterval = TimeSpan.Zero,
            Checkpoints = checkpoints,
        });
        var average = new DropoutClassifier(0);
        trainer.CopyAverageTo(average);
        var values = new List<float> { (float)history.Best!.ValidationLoss!.Value };
        foreach (ParameterInfo parameter in DropoutClassifier.ParameterTable)
        {
            foreach (DropoutClassifier network in (DropoutClassifier[])[trainer.Network, average])
            {
                float[] exported = new float[parameter.Length];
                parameter.Export(network.Parameters, exported);
                values.AddRange(exported);
            }
        }

        return MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(values)).ToArray();
    }
}
