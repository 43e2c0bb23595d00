using System.Diagnostics;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>The checkpoints of one training: which to go on from, when to write the next, which to remove.</summary>
internal sealed class FitCheckpoints<TNetwork, TOptimizer>
    where TNetwork : ICompiledNetwork<TNetwork>
    where TOptimizer : struct, IOptimizer
{
    private readonly StepRunner<TNetwork, TOptimizer> _runner;
    private readonly CheckpointOptions _options;
    private readonly CheckpointFolder _folder;
    private (int Epoch, int Examples)? _saved;
    private long _savedAt = Stopwatch.GetTimestamp();

    private FitCheckpoints(StepRunner<TNetwork, TOptimizer> runner, CheckpointOptions options, CheckpointFormat format)
    {
        _runner = runner;
        _options = options;
        Format = format;
        _folder = new CheckpointFolder(options.Folder);
    }

    /// <summary>What is in a file.</summary>
    internal CheckpointFormat Format { get; }

    /// <summary>The checkpoints that a training wants; null for none.</summary>
    /// <exception cref="ArgumentException">Something that the training's bits depend on cannot be described in a file.</exception>
    public static FitCheckpoints<TNetwork, TOptimizer>? Create(Trainer<TNetwork, TOptimizer> trainer, FitPlan plan, FitOptions options)
    {
        if (options.Checkpoints is not { } checkpoints)
        {
            return null;
        }

        Check(trainer, plan.Validation is not null, options);
        NetworkInfo info = TNetwork.StaticInfo;
        StepRunner<TNetwork, TOptimizer> runner = trainer.Runner;
        var settings = new CheckpointSettings(info, trainer.Network.Seed);
        settings.AddOptimizer(in runner.Update.Optimizer);
        settings.AddTrainer(trainer.Options);
        settings.AddFit(options, runner.LearningRate);
        settings.AddData(plan.Batches.Count, plan.Data.Weights is not null, plan.ValidationCount);
        StateBlock parameters = new("parameter", trainer.Network.ParameterMemory, 0, info.ParameterLength);
        var history = new CheckpointHistory(info, plan.Data.Variant, plan.ValidationCount);
        var format = new CheckpointFormat(
            info, [parameters, .. runner.Update.Blocks], settings, options, trainer.Options.AccumulationSteps, plan.Batches, history);
        return new FitCheckpoints<TNetwork, TOptimizer>(runner, checkpoints, format);
    }

    /// <summary>The state that the newest checkpoint goes on from, its trainer's included; null where there is none.</summary>
    /// <exception cref="NetworkFormatException">It is damaged, or of another training; nothing is changed.</exception>
    /// <exception cref="InvalidOperationException">There are checkpoints, but the training is not to be resumed.</exception>
    public FitState? Begin()
    {
        _folder.Open();
        IReadOnlyList<string> files = _folder.Files();
        if (files.Count == 0)
        {
            return null;
        }

        if (!_options.Resume)
        {
            throw new InvalidOperationException(
                $"'{_options.Folder}' holds checkpoints of a training, the newest '{Path.GetFileName(files[0])}': set {nameof(CheckpointOptions)}.{nameof(CheckpointOptions.Resume)} to go on with it, or name another folder.");
        }

        Checkpoint checkpoint = Read(files[0], files.Count > 1 ? files[1] : null);
        checkpoint.Restore();
        _runner.Network.ParametersChanged();
        _runner.Update.Counts = checkpoint.Counts;
        _runner.LearningRate = checkpoint.LearningRate;
        _saved = (checkpoint.State.Epoch, checkpoint.State.Examples);
        _options.Resumed?.Invoke(files[0]);
        return checkpoint.State;
    }

    /// <summary>Writes a checkpoint within an epoch where one is due.</summary>
    public void AfterStep(FitState state)
    {
        if ((_options.EverySteps is { } steps && state.Step % steps == 0)
            || (_options.Interval is { } interval && Stopwatch.GetElapsedTime(_savedAt) >= interval))
        {
            SaveFinite(state);
        }
    }

    /// <summary>Writes what is due after an epoch.</summary>
    /// <param name="state">Where the training stands: before the next epoch.</param>
    /// <param name="isBest">Whether the epoch is the best so far.</param>
    /// <param name="isLast">Whether no other follows.</param>
    public void AfterEpoch(FitState state, bool isBest, bool isLast)
    {
        if (isBest && _options.KeepBest)
        {
            NetworkFile.Save(_runner.Network, _folder.Best);
        }

        if (isLast || (state.Epoch - 1) % _options.EveryEpochs == 0)
        {
            Save(state);
        }
    }

    /// <summary>
    /// Writes a checkpoint within an epoch; gives its path, or null where the epoch has diverged already, from where there is nothing to go
    /// on with.
    /// </summary>
    public string? SaveFinite(FitState state) =>
        double.IsFinite(state.LossSum) && !FiniteEpoch.HasNaN(_runner.Network.ParameterMemory.Span) ? Save(state) : null;

    /// <summary>Writes a checkpoint, where the last is not of the same place; gives its path.</summary>
    private string Save(FitState state)
    {
        string path = _folder.PathOf(state.Step);
        if (_saved != (state.Epoch, state.Examples))
        {
            bool runs = state.Clock.IsRunning;
            state.Clock.Stop();
            Format.Write(path, _runner.Update.Counts, _runner.LearningRate, state);
            _folder.Prune(_options.Keep);
            _saved = (state.Epoch, state.Examples);
            _savedAt = Stopwatch.GetTimestamp();
            if (runs)
            {
                state.Clock.Start();
            }
        }

        return path;
    }

    private Checkpoint Read(string path, string? before)
    {
        bool isOther = false;
        try
        {
            using FileStream stream = InputFile.Open(path);
            using SafetensorsFile file = CheckpointFormat.Open(stream, TensorText.Quote(path));
            IReadOnlyList<string> differences = Format.Differences(file);
            isOther = differences.Count > 0;
            return isOther
                ? throw new NetworkFormatException(
                    $"{file.Source} is the checkpoint of another training, and nothing was changed:{string.Concat(differences.Select(difference => "\n  " + difference))}")
                : Format.Read(file);
        }
        catch (NetworkFormatException exception) when (!isOther)
        {
            string remedy = before is null
                ? "there is none before it; remove it to begin anew"
                : $"remove it to go on from '{before}', the one before";
            throw new NetworkFormatException(
                $"The newest checkpoint cannot be read, and nothing was changed: {exception.Message} A checkpoint is written whole or not at all, so something else damaged it: {remedy}.",
                exception);
        }
    }

    private static void Check(Trainer<TNetwork, TOptimizer> trainer, bool validates, FitOptions options)
    {
        if (options.LearningRate is { HasFunction: true } schedule)
        {
            throw new ArgumentException(
                $"A checkpoint cannot hold a function, and the schedule {schedule} is one: take another of {nameof(LearningRates)}, or train without {nameof(options.Checkpoints)}.",
                nameof(options));
        }

        if (trainer.Runner.Update.Optimizer.Settings is null)
        {
            throw new ArgumentException(
                $"A checkpoint must tell the optimiser's settings, but {typeof(TOptimizer).Name} does not implement {nameof(IOptimizer)}.{nameof(IOptimizer.Settings)}.",
                nameof(options));
        }

        if (options.Checkpoints!.KeepBest && !validates)
        {
            throw new ArgumentException(
                $"{nameof(CheckpointOptions.KeepBest)} looks at the validation: a validation set or a {nameof(options.ValidationFraction)} is expected.",
                nameof(options));
        }
    }
}
