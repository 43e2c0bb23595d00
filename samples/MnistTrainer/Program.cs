using CompiledNet;
using MnistTrainer;
using MnistTrainer.Report;

try
{
    return new CommandLine(Run).Invoke(args);
}
catch (UserErrorException exception)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}

int Run(TrainingSettings options)
{
    using var interruption = new Interruption();
    CheckpointFolder.Check(options);
    ReportFile.Check(options);
    IDisplay display = Displays.ForThisOutput();
    IdxDataset data = MnistData.Load(options.DataFolder, options.Model.Info);
    display.Begin(options, data);
    try
    {
        TrainedNetwork trained = display.Follow(follower => options.Model.Train(data, options, follower, interruption.Token));
        display.End(trained.History);
        if (options.ReportPath is { } path)
        {
            ReportFile.Write(path, ReportPage.Create(ReportContent.Of(options, data, trained)));
            Console.WriteLine($"The report is '{path}'.");
        }

        return 0;
    }
    catch (OperationCanceledException exception)
    {
        Console.Error.WriteLine(exception.Message);
        if (options.CheckpointFolder is not null)
        {
            Console.Error.WriteLine($"Go on with:\n  {RunCommand.Resuming(args)}");
        }

        return interruption.ExitCode;
    }
}
