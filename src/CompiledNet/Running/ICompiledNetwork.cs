using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>What the library reaches of a generated network, whatever its type.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICompiledNetwork : INetwork
{
    /// <summary>The memory of <see cref="INetwork.Parameters"/>; who writes it says so.</summary>
    ParameterMemory ParameterMemory { get; }
}

/// <summary>The side of a generated network that the library runs; the public members of the network go through it.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ICompiledNetwork<TSelf> : ICompiledNetwork
    where TSelf : ICompiledNetwork<TSelf>
{
    /// <summary>What is known of the network at compile time.</summary>
    static abstract NetworkInfo StaticInfo { get; }

    /// <summary>A network around parameters that are there already.</summary>
    /// <param name="parameters">The parameters, in the network's own layout; the network owns them from now on.</param>
    /// <param name="seed">What <see cref="Seed"/> is to be.</param>
    static abstract TSelf Create(ParameterMemory parameters, int seed);

    /// <summary>The seed that the network was made with, which dropout's masks depend on.</summary>
    int Seed => 0;

    /// <summary>
    /// Runs one worker's share of a function, for the results that the frame asks for. Every worker of the frame calls it; they meet at
    /// barriers between the steps. Which worker does what changes no bit of the result.
    /// </summary>
    static abstract void Run<TUpdate>(NetworkFunction function, Frame frame, int worker, in TUpdate update)
        where TUpdate : struct, IUpdate;
}
