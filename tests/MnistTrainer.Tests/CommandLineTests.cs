namespace MnistTrainer.Tests;

/// <summary>What the command line takes, and what it says of what it does not take.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--epochs 0", "--epochs is '0', but it must be a whole number from 1 to 2147483647.")]
    [InlineData("--epochs ten", "--epochs is 'ten', but it must be a whole number from 1 to 2147483647.")]
    [InlineData("--epochs 1.5", "--epochs is '1.5', but it must be a whole number from 1 to 2147483647.")]
    [InlineData("--epochs 3000000000", "--epochs is '3000000000', but it must be a whole number from 1 to 2147483647.")]
    [InlineData("--batch -1", "--batch is '-1', but it must be a whole number from 1 to 2147483647.")]
    [InlineData("--seed x", "--seed is 'x', but it must be a whole number from -2147483648 to 2147483647.")]
    [InlineData("--threads 1025", "--threads is '1025', but it must be a whole number from 0 to 1024.")]
    [InlineData("--learning-rate 0", "--learning-rate is '0', but it must be a number above 0.")]
    [InlineData("--learning-rate nan", "--learning-rate is 'nan', but it must be a number above 0.")]
    [InlineData("--learning-rate 1e999", "--learning-rate is '1e999', but it must be a number above 0.")]
    [InlineData("--learning-rate 0,1", "--learning-rate is '0,1', but it must be a number above 0.")]
    [InlineData("--optimizer 1", "--optimizer is '1', but it must be one of sgd, adam, adamw, rmsprop.")]
    [InlineData("--model vgg", "--model is 'vgg', but it must be one of mlp, lenet5, cnn.")]
    [InlineData("--resume", "--resume needs the folder of the checkpoints: name it with --checkpoint-dir.")]
    [InlineData("--augment", "--augment changes images, but mlp reads rows of 784 values: name another network with --model.")]
    [InlineData("--augment --model mlp", "--augment changes images, but mlp reads rows of 784 values: name another network with --model.")]
    public void A_wrong_value_is_named_with_what_is_expected(string arguments, string message)
    {
        (int exitCode, string errors, TrainingSettings? settings) = Invoke(arguments.Split(' '));
        Assert.Equal((2, $"error: {message}\n"), (exitCode, errors));
        Assert.Null(settings);
    }

    [Theory]
    [InlineData("--epoch 3", "'--epoch'")]
    [InlineData("--epochs", "'--epochs'")]
    [InlineData("more", "'more'")]
    public void What_is_no_option_is_named(string arguments, string named)
    {
        (int exitCode, string errors, TrainingSettings? settings) = Invoke(arguments.Split(' '));
        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.Contains(named, errors, StringComparison.Ordinal);
        Assert.Null(settings);
    }

    [Fact]
    public void Every_mistake_is_told_at_once()
    {
        (_, string errors, _) = Invoke("--epochs", "0", "--optimizer", "x", "--threads", "-1");
        Assert.Equal(["--epochs", "--optimizer", "--threads"], errors.TrimEnd().Split('\n').Select(line => line.Split(' ')[1]).Order());
    }

    [Fact]
    public void Without_options_the_defaults_hold()
    {
        TrainingSettings settings = Invoke().Settings!;
        Assert.Equal(
            ("mlp", 10, 64, 0.003, OptimizerKind.Adam),
            (settings.Model.Name, settings.Epochs, settings.Batch, settings.LearningRate, settings.Optimizer));
        Assert.Equal(
            (0, 0, null, false, null, false),
            (settings.Seed, settings.Threads, settings.CheckpointFolder, settings.Resume, settings.ReportPath, settings.Augment));
        Assert.True(File.Exists(Path.Combine(settings.DataFolder, "train-images-idx3-ubyte.gz")));
    }

    [Fact]
    public void Options_are_taken_as_they_are()
    {
        (int exitCode, string errors, TrainingSettings? settings) = Invoke(
            "--model", "CNN", "--epochs", "3", "--batch", "7", "--learning-rate", "1e-2", "--optimizer", "SGD", "--seed", "-5", "--threads", "2",
            "--data", "somewhere", "--augment", "--checkpoint-dir", "there", "--resume", "--report", "page.html");
        Assert.Equal((17, ""), (exitCode, errors));
        Assert.Equal(
            ("cnn", 3, 7, 0.01, OptimizerKind.Sgd),
            (settings!.Model.Name, settings.Epochs, settings.Batch, settings.LearningRate, settings.Optimizer));
        Assert.Equal(
            (-5, 2, "there", true, "page.html", true),
            (settings.Seed, settings.Threads, settings.CheckpointFolder, settings.Resume, settings.ReportPath, settings.Augment));
        Assert.Equal("somewhere", settings.DataFolder);
        Assert.Equal(0.1, Invoke("--optimizer", "sgd").Settings!.LearningRate);
    }

    private static (int ExitCode, string Errors, TrainingSettings? Settings) Invoke(params string[] arguments)
    {
        TrainingSettings? taken = null;
        TextWriter before = Console.Error;
        using var errors = new StringWriter { NewLine = "\n" };
        Console.SetError(errors);
        try
        {
            int exitCode = new CommandLine(settings =>
            {
                taken = settings;
                return 17;
            }).Invoke(arguments);
            return (exitCode, errors.ToString(), taken);
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
