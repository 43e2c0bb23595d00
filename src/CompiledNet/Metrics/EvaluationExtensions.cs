using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Evaluates networks.</summary>
public static class EvaluationExtensions
{
    /// <summary>The mean loss of a network on a data set and, for class labels, accuracy and confusion matrix; on this thread.</summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The examples.</param>
    /// <param name="metrics">What else to work out: each is given all examples in their order, batch by batch.</param>
    /// <exception cref="ArgumentException">The data set does not fit the network, or a metric does not fit its outputs.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes, or a target that is none: of a distribution negative or
    /// not finite, of a binary cross-entropy outside 0 to 1.</exception>
    public static Evaluation Evaluate<TNetwork, TInput, TTarget>(
        this TNetwork network, Dataset<TInput, TTarget> dataset, params IMetric<TTarget>[] metrics)
        where TNetwork : ITrainable<TNetwork, TInput, TTarget>
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(metrics);
        SlotData data = dataset.Bind(TNetwork.StaticInfo, nameof(dataset));
        Array.ForEach(metrics, metric => ArgumentNullException.ThrowIfNull(metric, nameof(metrics)));
        return Run(network, data, Array.ConvertAll(metrics, metric => HeadMetric.Of(TNetwork.StaticInfo.LossSlots[0].Name, metric)));
    }

    /// <summary>
    /// The losses of a network on a data set of columns and, for each head of class labels, accuracy and confusion matrix; on this thread.
    /// Weights of examples do not count.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="dataset">The examples.</param>
    /// <param name="metrics">What else to work out, each for a head: it is given all examples in their order, batch by batch.</param>
    /// <exception cref="ArgumentException">The data set does not fit the network, or a metric does not fit its head.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside its classes, a token outside its vocabulary, or a target that is
    /// none.</exception>
    public static Evaluation Evaluate<TNetwork>(this TNetwork network, ColumnDataset dataset, params HeadMetric[] metrics)
        where TNetwork : ISlotNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(metrics);
        return Run(network, dataset.Bind(TNetwork.StaticInfo, nameof(dataset)), metrics);
    }

    /// <summary>
    /// The mean loss of a trainer's network on a data set and, for class labels, accuracy and confusion matrix; on the trainer's threads,
    /// and within a callback of <c>Fit</c> on this one.
    /// </summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="dataset">The examples.</param>
    /// <exception cref="ArgumentException">The data set does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes, or a target that is none: of a distribution negative or
    /// not finite, of a binary cross-entropy outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work in another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was meanwhile.</exception>
    public static Evaluation Evaluate<TNetwork, TOptimizer, TInput, TTarget>(
        this Trainer<TNetwork, TOptimizer> trainer, Dataset<TInput, TTarget> dataset)
        where TNetwork : ITrainable<TNetwork, TInput, TTarget>
        where TOptimizer : struct, IOptimizer
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(dataset);
        return Run(trainer, () => dataset.Bind(TNetwork.StaticInfo, nameof(dataset)));
    }

    /// <summary>
    /// The losses of a trainer's network on a data set of columns and, for each head of class labels, accuracy and confusion matrix; on the
    /// trainer's threads, and within a callback of <c>Fit</c> on this one.
    /// </summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="dataset">The examples.</param>
    /// <exception cref="ArgumentException">The data set does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside its classes, a token outside its vocabulary, or a target that is
    /// none.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work in another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was meanwhile.</exception>
    public static Evaluation Evaluate<TNetwork, TOptimizer>(this Trainer<TNetwork, TOptimizer> trainer, ColumnDataset dataset)
        where TNetwork : ISlotNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(dataset);
        return Run(trainer, () => dataset.Bind(TNetwork.StaticInfo, nameof(dataset)));
    }

    private static Evaluation Run<TNetwork>(TNetwork network, SlotData data, HeadMetric[] metrics)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        var work = new EvaluationWork<TNetwork>(network, data, examples: null, workers: 1, metrics);
        work.Run(0);
        return work.Result();
    }

    /// <summary>Evaluates as a call of the trainer; the data are looked at when it is let in.</summary>
    private static Evaluation Run<TNetwork, TOptimizer>(Trainer<TNetwork, TOptimizer> trainer, Func<SlotData> bind)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        StepRunner<TNetwork, TOptimizer> runner = trainer.Runner;
        if (runner.IsWithinFit)
        {
            return Run(trainer.Network, bind(), []);
        }

        Evaluation result;
        runner.Enter(TrainerCall.Evaluate);
        try
        {
            SlotData data = bind();
            var work = new EvaluationWork<TNetwork>(
                runner.Network, data, examples: null, runner.Threads.For(data.Count, TNetwork.StaticInfo.ParameterCount));
            runner.Share(work, work.Workers);
            result = work.Result();
        }
        finally
        {
            runner.Exit();
        }

        runner.ThrowIfDisposed();
        return result;
    }
}
