using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Training by epochs.</summary>
public static class FitExtensions
{
    /// <summary>
    /// Trains for some epochs. Every example is taken once an epoch; the inputs are read where they are, nothing is allocated for a batch.
    /// The data sets are checked before any parameter changes, and every batch again before its step. Callbacks may use the network,
    /// <see cref="Trainer{TNetwork, TOptimizer}.LearningRate"/>, the counts and <see cref="Trainer{TNetwork, TOptimizer}.CopyAverageTo"/>.
    /// </summary>
    /// <param name="trainer">The trainer; more epochs may follow with it.</param>
    /// <param name="dataset">What to train on.</param>
    /// <param name="validation">What to evaluate with after each epoch, or null.</param>
    /// <param name="options">Epochs, batch size, shuffling, validation, schedule, early stopping, progress; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the training between two steps; the steps taken stay taken, and a checkpoint is written where
    /// there are any.</param>
    /// <returns>The results of all epochs.</returns>
    /// <exception cref="ArgumentException">A data set does not fit the network, or an option does not fit the data.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes, or a target that is none: of a distribution negative or
    /// not finite, of a binary cross-entropy outside 0 to 1.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled; the message names the checkpoint, where there are
    /// any.</exception>
    /// <exception cref="NetworkFormatException">The checkpoint to go on from is damaged or of another training; the message lists every
    /// difference.</exception>
    /// <exception cref="InvalidOperationException">There are checkpoints, but <see cref="CheckpointOptions.Resume"/> is not set; or the
    /// trainer is at work, in another thread or as the caller of this callback.</exception>
    /// <exception cref="IOException">A checkpoint could not be written; those before it stay.</exception>
    /// <exception cref="TrainingDivergedException">A step diverged, under <see cref="TrainerOptions.NaNGuard"/>.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was meanwhile: the training ends after the step it is at,
    /// whose parameters stay.</exception>
    public static TrainingHistory Fit<TNetwork, TOptimizer, TInput, TTarget>(
        this Trainer<TNetwork, TOptimizer> trainer,
        Dataset<TInput, TTarget> dataset,
        Dataset<TInput, TTarget>? validation = null,
        FitOptions? options = null,
        CancellationToken cancellationToken = default)
        where TNetwork : ITrainable<TNetwork, TInput, TTarget>
        where TOptimizer : struct, IOptimizer
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(dataset);
        NetworkInfo info = TNetwork.StaticInfo;
        return Run(
            trainer,
            () => dataset.Bind(info, nameof(dataset)),
            () => validation?.Bind(info, nameof(validation)),
            options,
            cancellationToken);
    }

    /// <summary>
    /// Trains a network of any inputs and heads for some epochs, on a column a slot. The same as the other, step by step; a column
    /// <see cref="ColumnDataset.SampleWeights"/> weighs the examples in training, and not in validation.
    /// </summary>
    /// <inheritdoc cref="Fit{TNetwork, TOptimizer, TInput, TTarget}"/>
    public static TrainingHistory Fit<TNetwork, TOptimizer>(
        this Trainer<TNetwork, TOptimizer> trainer,
        ColumnDataset dataset,
        ColumnDataset? validation = null,
        FitOptions? options = null,
        CancellationToken cancellationToken = default)
        where TNetwork : ISlotNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(dataset);
        NetworkInfo info = TNetwork.StaticInfo;
        return Run(
            trainer,
            () => dataset.Bind(info, nameof(dataset)),
            () => validation?.Bind(info, nameof(validation)),
            options,
            cancellationToken);
    }

    /// <summary>Trains as a call of the trainer; the data are looked at when it is let in.</summary>
    private static TrainingHistory Run<TNetwork, TOptimizer>(
        Trainer<TNetwork, TOptimizer> trainer,
        Func<SlotData> bind,
        Func<SlotData?> bindValidation,
        FitOptions? options,
        CancellationToken cancellationToken)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        options ??= new FitOptions();
        StepRunner<TNetwork, TOptimizer> runner = trainer.Runner;
        runner.Enter(TrainerCall.Fit);
        try
        {
            var plan = new FitPlan(TNetwork.StaticInfo, bind(), bindValidation(), options);
            var checkpoints = FitCheckpoints<TNetwork, TOptimizer>.Create(trainer, plan, options);
            return new FitLoop<TNetwork, TOptimizer>(runner, plan, options, checkpoints, cancellationToken).Run();
        }
        finally
        {
            runner.Exit();
        }
    }
}
