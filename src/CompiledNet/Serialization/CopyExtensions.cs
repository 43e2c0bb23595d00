using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Copies of networks.</summary>
public static class CopyExtensions
{
    /// <summary>A network of its own with the same parameters, and the same seed for dropout.</summary>
    /// <param name="network">The network.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static TNetwork Clone<TNetwork>(this TNetwork network)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        var parameters = new ParameterMemory(TNetwork.StaticInfo);
        network.ParameterMemory.Span.CopyTo(parameters.Span);
        return TNetwork.Create(parameters, network.Seed);
    }

    /// <summary>Overwrites all parameters with those of another network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="other">The one to take them from.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static void CopyFrom<TNetwork>(this TNetwork network, TNetwork other)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(other);
        other.ParameterMemory.Span.CopyTo(network.ParameterMemory.Span);
        network.ParametersChanged();
    }
}
