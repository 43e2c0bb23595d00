using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>The side of a generated network that the library runs; the public members of the network go through it.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICompiledNetwork<TSelf> : INetwork
    where TSelf : ICompiledNetwork<TSelf>
{
    /// <summary>What is known of the network at compile time.</summary>
    static abstract NetworkInfo StaticInfo { get; }

    /// <summary>A network around parameters that are there already.</summary>
    /// <param name="parameters">The parameters, in the network's own layout; the network owns them from now on.</param>
    /// <param name="seed">What <see cref="Seed"/> is to be.</param>
    static abstract TSelf Create(AlignedBuffer parameters, int seed);

    /// <summary>The memory after <see cref="INetwork.Parameters"/>.</summary>
    AlignedBuffer ParameterBuffer { get; }

    /// <summary>The seed that the network was made with, which dropout's masks depend on.</summary>
    int Seed => 0;

    /// <summary>
    /// Runs one worker's share of a function, for the results that the frame asks for. Every worker of the frame calls it; they meet at
    /// barriers between the steps. Which worker does what changes no bit of the result.
    /// </summary>
    static abstract void Run<TUpdate>(NetworkFunction function, Frame frame, int worker, in TUpdate update)
        where TUpdate : struct, IUpdate;
}
