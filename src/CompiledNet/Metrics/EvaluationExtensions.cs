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
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes, or a target that is none: of a distribution negative or not finite, of a binary cross-entropy outside 0 to 1.</exception>
    public static Evaluation Evaluate<TNetwork, TInput, TTarget>(this TNetwork network, Dataset<TInput, TTarget> dataset, params IMetric<TTarget>[] metrics)
        where TNetwork : ITrainable<TNetwork, TInput, TTarget>
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(metrics);
        dataset.Check(TNetwork.StaticInfo, nameof(dataset));
        MetricFit.Check(metrics, TNetwork.StaticInfo);
        var work = new EvaluationWork<TNetwork, TInput, TTarget>(network, dataset, workers: 1, metrics);
        work.Run(0);
        return work.Result();
    }

    /// <summary>The mean loss of a trainer's network on a data set and, for class labels, accuracy and confusion matrix; on the trainer's threads, and within a callback of <c>Fit</c> on this one.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="dataset">The examples.</param>
    /// <exception cref="ArgumentException">The data set does not fit the network.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label outside the classes, or a target that is none: of a distribution negative or not finite, of a binary cross-entropy outside 0 to 1.</exception>
    /// <exception cref="InvalidOperationException">The trainer is at work in another thread.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed, or was meanwhile.</exception>
    public static Evaluation Evaluate<TNetwork, TOptimizer, TInput, TTarget>(this Trainer<TNetwork, TOptimizer> trainer, Dataset<TInput, TTarget> dataset)
        where TNetwork : ITrainable<TNetwork, TInput, TTarget>
        where TOptimizer : struct, IOptimizer
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(dataset);
        StepRunner<TNetwork, TOptimizer> runner = trainer.Runner;
        if (runner.IsWithinFit)
        {
            return trainer.Network.Evaluate(dataset);
        }

        Evaluation result;
        runner.Enter(TrainerCall.Evaluate);
        try
        {
            dataset.Check(TNetwork.StaticInfo, nameof(dataset));
            var work = new EvaluationWork<TNetwork, TInput, TTarget>(
                runner.Network, dataset, runner.Threads.For(dataset.Count, TNetwork.StaticInfo.ParameterCount));
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
