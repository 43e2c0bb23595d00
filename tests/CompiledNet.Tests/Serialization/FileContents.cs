using System.Runtime.InteropServices;
using CompiledNet.Runtime;

namespace CompiledNet.Tests.Serialization;

/// <summary>Parameters as bits, in interchange order.</summary>
internal static class FileContents
{
    /// <summary>Gives every parameter its own bits, NaNs with payloads, infinities and subnormal numbers among them.</summary>
    public static TNetwork Filled<TNetwork>(TNetwork network, int seed = 1)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        var random = new Random(seed);
        foreach (ParameterInfo parameter in network.Info.ParameterTable)
        {
            float[] values = new float[parameter.Length];
            random.NextBytes(MemoryMarshal.AsBytes(values.AsSpan()));
            parameter.Import(values, network.Parameters);
        }

        return network;
    }

    /// <summary>The bits of all parameters.</summary>
    public static int[] Bits<TNetwork>(TNetwork network)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        var bits = new List<int>();
        foreach (ParameterInfo parameter in network.Info.ParameterTable)
        {
            float[] values = new float[parameter.Length];
            parameter.Export(network.Parameters, values);
            bits.AddRange(MemoryMarshal.Cast<float, int>(values));
        }

        return [.. bits];
    }

    /// <summary>The values of one parameter.</summary>
    public static float[] Values<TNetwork>(TNetwork network, string name)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ParameterInfo parameter = network.Info.ParameterTable.Single(one => one.Name == name);
        float[] values = new float[parameter.Length];
        parameter.Export(network.Parameters, values);
        return values;
    }
}
