using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Inference over many rows by several threads.</summary>
public static class PredictExtensions
{
    /// <summary>Inference for each row, shared by several threads; their number changes no bit of the result.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">[rows, InputLength].</param>
    /// <param name="outputs">[rows, OutputLength], overwritten.</param>
    /// <param name="threads">Threads, at least 1; 0 takes as many as there are processors.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <exception cref="ArgumentException">A span's length does not fit, or two spans overlap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of threads is negative.</exception>
    public static void Predict<TNetwork>(this TNetwork network, ReadOnlySpan<float> inputs, Span<float> outputs, int threads)
        where TNetwork : INetwork<TNetwork, float>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (inputs.Length <= TNetwork.StaticInfo.RowBlock * TNetwork.StaticInfo.InputLength)
        {
            // One block is one thread's, and a single row may have code of its own.
            network.Predict(inputs, outputs);
            return;
        }

        NetworkRunner.Predict(network, inputs, outputs, threads == 0 ? Environment.ProcessorCount : threads);
    }

    /// <inheritdoc cref="Predict{TNetwork}(TNetwork, ReadOnlySpan{float}, Span{float}, int)"/>
    public static void Predict<TNetwork>(this TNetwork network, ReadOnlySpan<int> inputs, Span<float> outputs, int threads)
        where TNetwork : INetwork<TNetwork, int>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        if (inputs.Length <= TNetwork.StaticInfo.RowBlock * TNetwork.StaticInfo.InputLength)
        {
            // One block is one thread's, and a single row may have code of its own.
            network.Predict(inputs, outputs);
            return;
        }

        NetworkRunner.Predict(network, inputs, outputs, threads == 0 ? Environment.ProcessorCount : threads);
    }
}
