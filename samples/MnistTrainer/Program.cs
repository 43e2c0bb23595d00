using CompiledNet;
using MnistTrainer;

// Interrupted by the user, as shells count it: 128 and the number of the signal.
const int Interrupted = 130;

try
{
    return new CommandLine(Run).Invoke(args);
}
catch (UserErrorException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}

static int Run(TrainingSettings options)
{
    using var cancellation = new CancellationTokenSource();
    Console.CancelKeyPress += (_, press) =>
    {
        // The training ends between two steps; who presses again ends the program.
        press.Cancel = !cancellation.IsCancellationRequested;
        cancellation.Cancel();
    };

    IDisplay display = Displays.ForThisOutput();
    IdxDataset data = MnistData.Load(options.DataFolder, options.Model.Info);
    display.Begin(options, data);
    try
    {
        TrainingHistory history = display.Follow(progress => options.Model.Train(data, options, progress, cancellation.Token));
        display.End(history);
        return 0;
    }
    catch (OperationCanceledException)
    {
        Console.Error.WriteLine("Cancelled.");
        return Interrupted;
    }
}
