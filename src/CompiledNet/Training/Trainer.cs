using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Makes trainers.</summary>
public static class Trainer
{
    /// <summary>The most threads that a trainer takes.</summary>
    public const int MaxThreads = 1024;

    /// <summary>A trainer of <paramref name="network"/>, which it changes with every step.</summary>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimiser, e.g. <c>new Adam(learningRate: 1e-3)</c>; its type decides the arithmetic of the update.</param>
    /// <param name="threads">Threads that share a step, the caller's among them, 1 to <see cref="MaxThreads"/>; 0 chooses by the size of the step.
    /// The number changes no bit of the result.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <typeparam name="TOptimizer">The optimiser.</typeparam>
    /// <exception cref="ArgumentException">The optimiser is a <c>default</c> value.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative or too large.</exception>
    public static Trainer<TNetwork, TOptimizer> Create<TNetwork, TOptimizer>(TNetwork network, TOptimizer optimizer, int threads = 0)
        where TNetwork : class, ICompiledNetwork<TNetwork>
        where TOptimizer : struct, IOptimizer
    {
        ArgumentNullException.ThrowIfNull(network);
        if (!optimizer.IsInitialized)
        {
            throw new ArgumentException(
                $"This is default({typeof(TOptimizer).Name}), which has no learning rate: make one with new {typeof(TOptimizer).Name}().", nameof(optimizer));
        }

        if (threads is < 0 or > MaxThreads)
        {
            throw new ArgumentOutOfRangeException(nameof(threads), threads, $"A trainer takes 1 to {MaxThreads} threads, or 0 to have the number chosen, but {threads} came.");
        }

        return new Trainer<TNetwork, TOptimizer>(network, optimizer, new ThreadChoice(threads));
    }
}
