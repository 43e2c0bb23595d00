using CompiledNet.Runtime;
using CompiledNet.Tests.Networks;

namespace CompiledNet.Tests.Training.Checkpoints;

/// <summary>Which files there are, when, and what is in them.</summary>
public sealed class CheckpointFilesTests : CheckpointTest
{
    private static readonly (float[] Inputs, int[] Labels) s_data = LinearData.Make(50);
    private static readonly Dataset<float, int> s_dataset = Dataset.Create(s_data.Inputs, s_data.Labels);

    [Fact]
    public void The_newest_behind_each_epoch_are_kept()
    {
        Fit(new CheckpointOptions(Folder));
        Assert.Equal(
            ["checkpoint-000000000015.safetensors", "checkpoint-000000000020.safetensors", "checkpoint-000000000025.safetensors"], Names);
    }

    [Fact]
    public void Other_epochs_steps_and_numbers_may_be_asked_for()
    {
        Assert.Equal([10, 20, 25], Written(new CheckpointOptions(Folder) { EveryEpochs = 2, Keep = 100 }));
        Assert.Equal([4, 5, 8, 10, 12, 15, 16, 20, 24, 25], Written(new CheckpointOptions(Folder) { EverySteps = 4, Keep = 100 }));
        Assert.Equal(Enumerable.Range(1, 25), Written(new CheckpointOptions(Folder) { Interval = TimeSpan.Zero, Keep = 100 }));
        Assert.Equal([5, 10, 15, 20, 25], Written(new CheckpointOptions(Folder) { Interval = TimeSpan.FromDays(1), Keep = 100 }));
        Assert.Equal([25], Written(new CheckpointOptions(Folder) { EverySteps = 4, EveryEpochs = 100, Keep = 1 }));
    }

    [Fact]
    public void The_network_of_the_best_epoch_is_kept_as_a_file_of_its_own()
    {
        using Trainer<DropoutClassifier, Sgd> trainer = Trainer.Create(new DropoutClassifier(), new Sgd());
        float[] best = [];
        double least = double.PositiveInfinity;
        Dataset<float, int> data = Dataset.Create(
            new float[19 * 30].Select((_, i) => (i * 7 % 11) / 11f).ToArray(), Enumerable.Range(0, 30).Select(i => i % 5).ToArray());
        trainer.Fit(data, data, new FitOptions
        {
            Epochs = 6,
            LearningRate = LearningRates.Step(0.1, epochs: 3, gamma: 100),
            EpochCompleted = epoch =>
            {
                if (epoch.ValidationLoss < least)
                {
                    least = epoch.ValidationLoss.Value;
                    best = trainer.Network.Parameters.ToArray();
                }
            },
            Checkpoints = new CheckpointOptions(Folder) { KeepBest = true },
        });
        Assert.Equal(best, DropoutClassifier.Load(Path.Combine(Folder, "best.safetensors")).Parameters.ToArray());
        Assert.NotEqual(best, trainer.Network.Parameters.ToArray());
    }

    [Fact]
    public void A_checkpoint_is_a_safetensors_file_in_interchange_order()
    {
        using Trainer<DropoutClassifier, Adam> trainer = Trainer.Create(
            new DropoutClassifier(6), new Adam(), new TrainerOptions { EmaDecay = 0.9, AccumulationSteps = 4 });
        Dataset<float, int> data = Dataset.Create(
            new float[19 * 30].Select((_, i) => (i * 7 % 11) / 11f).ToArray(), Enumerable.Range(0, 30).Select(i => i % 5).ToArray());
        trainer.Fit(data, options: new FitOptions { Epochs = 1, BatchSize = 5, Checkpoints = new CheckpointOptions(Folder) });
        using SafetensorsFile file = SafetensorsFile.Open(Directory.GetFiles(Folder).Single());
        foreach (string block in (string[])["parameter", "optimizer.0", "optimizer.1", "gradients", "average"])
        {
            foreach (ParameterInfo parameter in DropoutClassifier.ParameterTable)
            {
                TensorEntry tensor = file.Find($"{block}.{parameter.Name}")!;
                float[] values = new float[parameter.Length], expected = new float[parameter.Length];
                file.Begin(tensor);
                file.ReadFloats(tensor, values);
                parameter.Export(
                    block == "parameter"
                        ? trainer.Network.Parameters
                        : trainer.Runner.Update.Blocks.Single(state => state.Name == block).Span,
                    expected);
                Assert.Equal(expected, values);
                Assert.Equal(parameter.Shape.Select(size => (long)size), tensor.Shape);
            }
        }

        Assert.Equal("DropoutClassifier", file.Metadata["network"]);
        Assert.Equal("6", file.Metadata["step"]);
        Assert.Equal("2", file.Metadata["epoch"]);
        Assert.Equal("6", file.Metadata["setting.dropout seed"]);
        Assert.Equal("Adam(beta1 0.9, beta2 0.999, epsilon 1E-08, weight decay 0)", file.Metadata["setting.optimizer"]);
    }

    [Fact]
    public void What_a_killed_process_left_is_removed_and_everything_else_stays()
    {
        File.WriteAllText(Path.Combine(Folder, "checkpoint-000000000003.safetensors.0123.tmp"), "half");
        File.WriteAllText(Path.Combine(Folder, "best.safetensors.0123.tmp"), "half");
        File.WriteAllText(Path.Combine(Folder, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(Folder, "checkpoint-last.safetensors"), "mine");
        Fit(new CheckpointOptions(Folder) { Keep = 1 });
        Assert.Equal(["checkpoint-000000000025.safetensors", "checkpoint-last.safetensors", "notes.txt"], Names);
    }

    [Fact]
    public void A_cancelled_training_writes_a_checkpoint_and_names_it()
    {
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        using var interruption = new Interruption(7);
        var options = new FitOptions
        {
            BatchSize = 10,
            Progress = interruption,
            ProgressInterval = TimeSpan.Zero,
            Checkpoints = new CheckpointOptions(Folder),
        };
        OperationCanceledException exception = Assert.Throws<OperationCanceledException>(
            () => trainer.Fit(s_dataset, null, options, interruption.Token));
        string path = Path.Combine(Folder, "checkpoint-000000000007.safetensors");
        Assert.Equal($"The training was cancelled in epoch 2, after 20 of 50 examples; its checkpoint is '{path}'.", exception.Message);
        Assert.Equal(interruption.Token, exception.CancellationToken);
        Assert.True(File.Exists(path));
        Assert.Equal(7, trainer.StepCount);
    }

    [Fact]
    public void The_path_that_a_training_goes_on_from_is_told()
    {
        var resumed = new List<string>();
        var options = new CheckpointOptions(Folder) { Resume = true, Resumed = resumed.Add };
        Fit(options);
        Assert.Empty(resumed);
        Fit(options);
        Assert.Equal([Path.Combine(Folder, "checkpoint-000000000025.safetensors")], resumed);
    }

    [Fact]
    public void Nothing_is_allocated_between_two_checkpoints()
    {
        (float[] inputs, int[] labels) = LinearData.Make(2000);
        Dataset<float, int> dataset = Dataset.Create(inputs, labels);
        long before = 0, within = -1;
        using Trainer<LinearNet, Adam> trainer = Trainer.Create(new LinearNet(), new Adam(), threads: 2);
        var reports = new Reports(report =>
        {
            if (report is { Epoch: 2, Completed: null })
            {
                long now = GC.GetAllocatedBytesForCurrentThread();
                before = report.Examples == 10 ? now : before;
                within = now - before;
            }
        });
        trainer.Fit(dataset, dataset, new FitOptions
        {
            Epochs = 2,
            BatchSize = 10,
            LearningRate = LearningRates.OneCycle(0.01, epochs: 2).WithWarmup(steps: 10),
            EarlyStopping = new EarlyStopping(),
            Progress = reports,
            ProgressInterval = TimeSpan.Zero,
            Checkpoints = new CheckpointOptions(Folder) { EverySteps = 1000, Interval = TimeSpan.FromHours(1) },
        });
        Assert.Equal(0, within);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>("folder", () => new CheckpointOptions(""));
        Assert.Throws<ArgumentOutOfRangeException>("Keep", () => new CheckpointOptions("x") { Keep = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("EveryEpochs", () => new CheckpointOptions("x") { EveryEpochs = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("EverySteps", () => new CheckpointOptions("x") { EverySteps = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Interval", () => new CheckpointOptions("x") { Interval = TimeSpan.FromTicks(-1) });
    }

    /// <summary>The steps after which a checkpoint was written; the folder is empty afterwards.</summary>
    private int[] Written(CheckpointOptions options)
    {
        Fit(options);
        int[] steps =
        [
            .. Names.Select(
                name => int.Parse(name["checkpoint-".Length..^".safetensors".Length], System.Globalization.CultureInfo.InvariantCulture)),
        ];
        Directory.Delete(Folder, recursive: true);
        return steps;
    }

    private static void Fit(CheckpointOptions options)
    {
        using Trainer<LinearNet, Sgd> trainer = Trainer.Create(new LinearNet(), new Sgd());
        trainer.Fit(s_dataset, options: new FitOptions { Epochs = 5, BatchSize = 10, Checkpoints = options });
    }
}
