using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using CompiledNet;

namespace MnistTrainer;

/// <summary>The options of the program.</summary>
internal sealed class CommandLine
{
    private readonly Option<Model> _model = ModelOption.Create();

    private readonly Option<int?> _epochs = NumberOption.Create(
        "--epochs", $"Passes over the training images. [default: {Epochs()}]", least: 1);

    private readonly Option<int> _batch = NumberOption.Create(
        "--batch", "Images in a step.", TrainingSettings.DefaultBatch, least: 1);

    private readonly Option<double?> _learningRate = LearningRateOption.Create();

    private readonly Option<OptimizerKind?> _optimizer = OptimizerOption.Create();

    private readonly Option<int> _seed = NumberOption.Create(
        "--seed", "Seed of the initial parameters and of the order of the images.", @default: 0, least: int.MinValue);

    private readonly Option<int> _threads = NumberOption.Create(
        "--threads",
        $"Threads that share a step, at most {Trainer.MaxThreads}; 0 has the library choose. The number changes no bit of the result.",
        @default: 0,
        least: 0,
        most: Trainer.MaxThreads);

    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder with four files named as MNIST's, plain or .gz. [default: samples/data/mnist of the repository]",
        HelpName = "folder",
    };

    private readonly Option<bool> _augment = new("--augment")
    {
        Description = "Shift, rotate and scale the training images a little, each time anew; for lenet5 and cnn, which read images.",
    };

    private readonly Option<string?> _checkpointDir = new("--checkpoint-dir")
    {
        Description = "Folder for checkpoints: one after each epoch, every half a minute, and where the training is interrupted.",
        HelpName = "folder",
    };

    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on from the newest checkpoint in the folder of --checkpoint-dir, to the same bits as without the interruption; begin where there is none.",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Page to write after the training: curves, confusion matrix, surest mistakes and the first layer's weights, all in one HTML file.",
        HelpName = "file",
    };

    private readonly RootCommand _command;

    /// <summary>The options, and what to do with them.</summary>
    /// <param name="run">Trains; gives the exit code.</param>
    public CommandLine(Func<TrainingSettings, int> run)
    {
        _command = new RootCommand(
            "Trains a network that is a few lines of attributes on MNIST, or on any other images of 28x28 bytes and ten classes.")
        {
            _model, _epochs, _batch, _learningRate, _optimizer, _seed, _threads, _data, _augment, _checkpointDir, _resume, _report,
        };
        _command.Validators.Add(result =>
        {
            if (result.GetValue(_resume) && result.GetValue(_checkpointDir) is null)
            {
                result.AddError("--resume needs the folder of the checkpoints: name it with --checkpoint-dir.");
            }

            if (result.GetValue(_augment) && (result.GetValue(_model) ?? Models.Default) is { Info.InputShape.Count: not 3 } model)
            {
                result.AddError(
                    $"--augment changes images, but {model.Name} reads rows of {model.Info.InputLength} values: name another network with --model.");
            }
        });
        _command.SetAction(result => run(Read(result)));
    }

    /// <summary>Runs the program; gives its exit code: 2 for a wrong command line.</summary>
    /// <exception cref="UserErrorException">The training cannot begin.</exception>
    public int Invoke(string[] arguments)
    {
        ParseResult result = _command.Parse(arguments);
        if (result.Action is not ParseErrorAction)
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }

        foreach (ParseError error in result.Errors)
        {
            Console.Error.WriteLine($"error: {error.Message}");
        }

        return 2;
    }

    private static string Epochs() => string.Join(", ", Models.All.Select(model => $"{model.Name} {model.DefaultEpochs}"));

    private TrainingSettings Read(ParseResult result)
    {
        Model model = result.GetValue(_model) ?? Models.Default;
        OptimizerKind optimizer = result.GetValue(_optimizer) ?? TrainingSettings.DefaultOptimizer;
        return new TrainingSettings
        {
            Model = model,
            Epochs = result.GetValue(_epochs) ?? model.DefaultEpochs,
            Batch = result.GetValue(_batch),
            LearningRate = result.GetValue(_learningRate) ?? model.DefaultLearningRate(optimizer),
            Optimizer = optimizer,
            Seed = result.GetValue(_seed),
            Threads = result.GetValue(_threads),
            CheckpointFolder = result.GetValue(_checkpointDir),
            Resume = result.GetValue(_resume),
            ReportPath = result.GetValue(_report),
            Augment = result.GetValue(_augment),
            DataFolder = result.GetValue(_data)
                ?? DataFolder.Find()
                ?? throw new UserErrorException("There is no samples/data/mnist above this program: name a folder with --data."),
        };
    }
}
