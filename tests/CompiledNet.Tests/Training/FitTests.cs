using CompiledNet.Runtime;

namespace CompiledNet.Tests.Training;

public class FitTests
{
    [Fact]
    public void Fit_takes_the_steps_that_a_loop_over_the_shuffled_examples_takes()
    {
        const int rows = 70, batch = 16;
        (float[] inputs, int[] labels) = LinearData.Make(rows);
        using Trainer<LinearNet, Adam> fitted = Trainer.Create(new LinearNet(), new Adam(0.05));
        TrainingHistory history = fitted.Fit(
            Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 2, BatchSize = batch, Seed = 9 });

        using Trainer<LinearNet, Adam> looped = Trainer.Create(new LinearNet(), new Adam(0.05));
        int[] order = new int[rows];
        for (int epoch = 1; epoch <= 2; epoch++)
        {
            EpochOrder.Shuffle(order, 9, epoch);
            double loss = 0;
            foreach (int[] examples in order.Chunk(batch))
            {
                float[] batchInputs = [.. examples.SelectMany(example => inputs.Skip(example * LinearNet.Inputs).Take(LinearNet.Inputs))];
                int[] batchLabels = [.. examples.Select(example => labels[example])];
                loss += (double)looped.Step(batchInputs, batchLabels) * examples.Length;
            }

            Assert.Equal(loss / rows, history.Epochs[epoch - 1].TrainingLoss, 1e-6);
        }

        Assert.Equal(looped.StepCount, fitted.StepCount);
        Assert.Equal(looped.Network.Parameters.ToArray(), fitted.Network.Parameters.ToArray());
    }

    [Fact]
    public void The_last_step_of_an_epoch_takes_what_is_left()
    {
        (float[] inputs, int[] labels) = LinearData.Make(70);
        Dataset<float, int> dataset = Dataset.Create(inputs, labels);
        Assert.Equal(3 * 5, Fit(new FitOptions { Epochs = 3, BatchSize = 16 }));
        Assert.Equal(3, Fit(new FitOptions { Epochs = 3, BatchSize = 70 }));
        Assert.Equal(3, Fit(new FitOptions { Epochs = 3, BatchSize = int.MaxValue }));
        Assert.Equal(210, Fit(new FitOptions { Epochs = 3, BatchSize = 1 }));

        long Fit(FitOptions options)
        {
            using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
            trainer.Fit(dataset, options: options);
            return trainer.StepCount;
        }
    }

    [Fact]
    public void Without_shuffling_the_examples_come_as_they_stand()
    {
        (float[] inputs, int[] labels) = LinearData.Make(20);
        using Trainer<LinearNet, Sgd> fitted = Trainer.Create(new LinearNet(), new Sgd(0.1));
        using Trainer<LinearNet, Sgd> looped = Trainer.Create(new LinearNet(), new Sgd(0.1));
        fitted.Fit(Dataset.Create(inputs, labels), options: new FitOptions { Epochs = 1, BatchSize = 10, Shuffle = false });
        looped.Step(inputs.AsSpan(0, 50), labels.AsSpan(0, 10));
        looped.Step(inputs.AsSpan(50), labels.AsSpan(10));
        Assert.Equal(looped.Network.Parameters.ToArray(), fitted.Network.Parameters.ToArray());
    }

    [Fact]
    public void The_history_tells_each_epoch_and_its_validation()
    {
        (float[] inputs, int[] labels) = LinearData.Make(300);
        (float[] otherInputs, int[] otherLabels) = LinearData.Make(250, seed: 2);
        Dataset<float, int> validation = Dataset.Create(otherInputs, otherLabels);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads: 2);
        var completed = new List<EpochResult>();
        TrainingHistory history = trainer.Fit(
            Dataset.Create(inputs, labels),
            validation,
            new FitOptions
            {
                Epochs = 20,
                BatchSize = 32,
                LearningRate = LearningRates.Step(0.1, epochs: 5, gamma: 0.5),
                EpochCompleted = completed.Add,
            });

        Assert.Equal(Enumerable.Range(1, 20), history.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal(completed, history.Epochs);
        Assert.Equal(
            [0.1, 0.1, 0.05, 0.0125],
            [history.Epochs[0].LearningRate, history.Epochs[4].LearningRate, history.Epochs[5].LearningRate, history.Last.LearningRate]);
        Assert.True(history.Last.TrainingLoss < history.Epochs[0].TrainingLoss / 2);
        Assert.True(history.Last.ValidationAccuracy > 0.9, $"accuracy {history.Last.ValidationAccuracy}");
        Assert.Equal(trainer.Network.Loss(otherInputs, otherLabels), history.Last.ValidationLoss!.Value, 1e-6);
        Assert.All(history.Epochs, epoch => Assert.Equal(250, epoch.Validation!.Confusion!.Count));
        Assert.All(history.Epochs, epoch => Assert.True(epoch.Seconds > 0 && epoch.ExamplesPerSecond > 0));
        Assert.Equal(history.Epochs.Sum(epoch => epoch.Seconds), history.Seconds);
    }

    [Fact]
    public void Bytes_and_their_floats_train_the_same()
    {
        (float[] _, int[] labels) = LinearData.Make(100);
        byte[] pixels = new byte[100 * LinearNet.Inputs];
        new Random(4).NextBytes(pixels);
        var images = new ByteImages(pixels, LinearNet.Inputs, scale: 1 / 64.0, offset: -2);
        float[] floats = [.. pixels.Select(pixel => (pixel / 64f) - 2)];
        Assert.Equal(Fit(Dataset.Create(floats, labels)), Fit(Dataset.Create(images, labels)));
        Assert.Equal(
            Fit(Dataset.Create(floats, LinearData.OneHot(labels), 100)),
            Fit(Dataset.Create(images, LinearData.OneHot(labels))));
    }

    [Fact]
    public void Cancellation_ends_the_training_between_two_steps()
    {
        (float[] inputs, int[] labels) = LinearData.Make(100);
        using var source = new CancellationTokenSource();
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        var progress = new Reports(report =>
        {
            if (report is { Epoch: 2, Examples: 30 })
            {
                source.Cancel();
            }
        });
        var options = new FitOptions { Epochs = 5, BatchSize = 10, Progress = progress, ProgressInterval = TimeSpan.Zero };
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Dataset.Create(inputs, labels), null, options, source.Token));
        Assert.Equal(13, trainer.StepCount);
        trainer.Step(inputs, labels);
        Assert.Equal(14, trainer.StepCount);
    }

    [Fact]
    public void Progress_is_reported_within_an_epoch_and_at_its_end()
    {
        (float[] inputs, int[] labels) = LinearData.Make(25);
        var reports = new List<TrainingProgress>();
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd(0.5));
        var options = new FitOptions { Epochs = 2, BatchSize = 10, Progress = new Reports(reports.Add), ProgressInterval = TimeSpan.Zero };
        TrainingHistory history = trainer.Fit(Dataset.Create(inputs, labels), options: options);

        Assert.Equal(
            [(1, 10), (1, 20), (1, 25), (1, 25), (2, 10), (2, 20), (2, 25), (2, 25)],
            reports.Select(report => (report.Epoch, report.Examples)));
        Assert.Equal(
            [null, null, null, history.Epochs[0], null, null, null, history.Epochs[1]], reports.Select(report => report.Completed));
        Assert.All(reports, report => Assert.Equal((2, 25, 0.5), (report.Epochs, report.ExamplesInEpoch, report.LearningRate)));
        Assert.Equal(history.Epochs[0].TrainingLoss, reports[2].Loss, 1e-12);
    }

    [Fact]
    public void A_data_set_that_does_not_fit_is_refused_before_any_step()
    {
        (float[] inputs, int[] labels) = LinearData.Make(12);
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        float[] before = trainer.Network.Parameters.ToArray();
        Dataset<float, int> good = Dataset.Create(inputs, labels);

        Assert.Throws<ArgumentException>("dataset", () => trainer.Fit(Dataset.Create(inputs, labels, 6)));
        Assert.Throws<ArgumentException>("validation", () => trainer.Fit(good, Dataset.Create(new float[8], new int[2])));
        Assert.Throws<ArgumentException>("dataset", () => trainer.Fit(Dataset.Create(inputs, new float[24], 12)));
        Assert.Throws<ArgumentOutOfRangeException>("labels", () => trainer.Fit(Dataset.Create(inputs, labels[..11].Append(3).ToArray())));
        Assert.Throws<ArgumentOutOfRangeException>(
            "labels", () => trainer.Fit(good, Dataset.Create(inputs, labels[..11].Append(-1).ToArray())));
        Assert.Throws<ArgumentOutOfRangeException>(
            "targets", () => trainer.Fit(Dataset.Create(inputs, new float[35].Append(float.NaN).ToArray(), 12)));
        Assert.Throws<ArgumentNullException>("dataset", () => trainer.Fit<LinearNet, Sgd, float, int>(null!));
        Assert.Equal(before, trainer.Network.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Epochs", () => new FitOptions { Epochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("BatchSize", () => new FitOptions { BatchSize = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("ProgressInterval", () => new FitOptions { ProgressInterval = TimeSpan.FromTicks(-1) });
    }

    [Fact]
    public void A_batch_allocates_nothing()
    {
        (float[] inputs, int[] labels) = LinearData.Make(2000);
        Dataset<float, int> dataset = Dataset.Create(inputs, labels);
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads: 2);
        long few = Allocated(1000), many = Allocated(10);
        Assert.Equal(few, many);

        // As many bytes for 400 batches as for 4, but for the targets of a batch, which are taken into account.
        long Allocated(int batchSize)
        {
            Fit();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Fit();
            return GC.GetAllocatedBytesForCurrentThread() - before - (batchSize * sizeof(int));

            void Fit() => trainer.Fit(dataset, dataset, new FitOptions { Epochs = 2, BatchSize = batchSize });
        }
    }

    private static float[] Fit<TTarget>(Dataset<float, TTarget> dataset)
        where TTarget : unmanaged
    {
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(0.05));
        var options = new FitOptions { Epochs = 3, BatchSize = 16 };
        double loss = dataset switch
        {
            Dataset<float, int> labels => trainer.Fit(labels, labels, options).Last.ValidationLoss!.Value,
            Dataset<float, float> targets => trainer.Fit(targets, targets, options).Last.ValidationLoss!.Value,
            _ => throw new NotSupportedException(),
        };
        return [.. trainer.Network.Parameters[..18], (float)loss];
    }
}
