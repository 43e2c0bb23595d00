using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Makes trainers.</summary>
public static class Trainer
{
    /// <summary>The most threads that a trainer takes.</summary>
    public const int MaxThreads = 1024;

    /// <summary>A trainer of <paramref name="network"/>, which it changes with every step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimiser, e.g. <c>new Adam(learningRate: 1e-3)</c>; its type decides the arithmetic of the
    /// update.</param>
    /// <param name="threads">Threads that share a step, the caller's among them, 1 to <see cref="MaxThreads"/>; 0 chooses by the size of
    /// the step. The number changes no bit of the result.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <exception cref="ArgumentException">The optimiser is a <c>default</c> value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative or too large.</exception>
    public static Trainer<TNetwork, TOptimizer> Create<TNetwork, TOptimizer>(TNetwork network, TOptimizer optimizer, int threads = 0)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        if (threads is < 0 or > MaxThreads)
        {
            throw new ArgumentOutOfRangeException(
                nameof(threads), threads, $"A trainer takes 1 to {MaxThreads} threads, or 0 to have the number chosen, but {threads} came.");
        }

        return Create(network, optimizer, new TrainerOptions { Threads = threads });
    }

    /// <summary>A trainer that clips, accumulates, freezes, averages or watches: whatever <paramref name="options"/> say.</summary>
    /// <param name="network">The network, which the trainer changes with every step.</param>
    /// <param name="optimizer">The optimiser; its type decides the arithmetic of the update.</param>
    /// <param name="options">What a step does beside forward, backward and update.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <exception cref="ArgumentException">The optimiser is a <c>default</c> value, or an option does not fit the network or another
    /// option.</exception>
    /// <exception cref="NotSupportedException">An optimiser of the user's own does not say how to leave out weight decay, and that is
    /// wanted.</exception>
    public static Trainer<TNetwork, TOptimizer> Create<TNetwork, TOptimizer>(TNetwork network, TOptimizer optimizer, TrainerOptions options)
        where TNetwork : ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        TrainerChecks.Check(TNetwork.StaticInfo, optimizer, options);
        return new Trainer<TNetwork, TOptimizer>(network, optimizer, options);
    }
}
