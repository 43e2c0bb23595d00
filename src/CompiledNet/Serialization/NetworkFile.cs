using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>The files of a network: what <c>Save</c>, <c>Load</c> and their relatives call.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkFile
{
    private const string Buffer = "The buffer";

    // What PyTorch's count of batches is here, where nothing depends on it.
    private static readonly long[] s_noBatches = [0];

    /// <summary>Writes a network to a file, whole or not at all.</summary>
    public static void Save<TNetwork>(TNetwork network, string path)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, stream => Write(network, stream));
    }

    /// <summary>A network with the parameters of a file.</summary>
    public static TNetwork Load<TNetwork>(string path)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        using SafetensorsFile file = SafetensorsFile.Open(path);
        return Create<TNetwork>(file);
    }

    /// <summary>A network with the parameters of a stream, which is read to its end and left open.</summary>
    public static TNetwork Load<TNetwork>(Stream stream)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        using SafetensorsFile file = SafetensorsFile.Open(stream);
        return Create<TNetwork>(file);
    }

    /// <summary>A network with the parameters of a file that is in memory.</summary>
    public static unsafe TNetwork Load<TNetwork>(ReadOnlySpan<byte> bytes)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        fixed (byte* start = NotNull(bytes))
        {
            using var stream = new UnmanagedMemoryStream(start, bytes.Length);
            using SafetensorsFile file = SafetensorsFile.Open(stream, Buffer);
            return Create<TNetwork>(file);
        }
    }

    /// <summary>A network with the parameters of a NumPy archive.</summary>
    public static TNetwork LoadNpz<TNetwork>(string path)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        using NpzFile file = NpzFile.Open(path);
        return Create<TNetwork>(file);
    }

    /// <summary>A network with all parameters of a file, and no others.</summary>
    internal static TNetwork Create<TNetwork>(TensorFile file)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        NetworkInfo info = TNetwork.StaticInfo;
        ParameterMatch match = ParameterMatch.Of(info, file);
        match.ThrowIfIncomplete(info, file);
        int seed = NetworkMetadata.Seed(file);
        var parameters = new ParameterMemory(info);
        Read(match, file, parameters);
        return TNetwork.Create(parameters, seed);
    }

    /// <summary>Takes what fits; where reading fails, the network is as it was.</summary>
    internal static PartialLoadResult LoadPartial<TNetwork>(TNetwork network, TensorFile file)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ParameterMatch match = ParameterMatch.Of(TNetwork.StaticInfo, file);
        ParameterMemory memory = network.ParameterMemory;
        var parameters = new AlignedBuffer(memory.Length);
        memory.Span.CopyTo(parameters.Span);
        Read(match, file, parameters);
        parameters.Span.CopyTo(memory.Span);
        memory.Changed();
        return new PartialLoadResult(match);
    }

    /// <inheritdoc cref="LoadPartial{TNetwork}(TNetwork, TensorFile)"/>
    internal static unsafe PartialLoadResult LoadPartial<TNetwork>(TNetwork network, ReadOnlySpan<byte> bytes)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        fixed (byte* start = NotNull(bytes))
        {
            using var stream = new UnmanagedMemoryStream(start, bytes.Length);
            using TensorFile file = TensorFile.OpenAny(stream, Buffer);
            return LoadPartial(network, file);
        }
    }

    /// <summary>Writes a network as safetensors.</summary>
    internal static void Write<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        var writer = new SafetensorsWriter();
        NetworkMetadata.Add(writer, TNetwork.StaticInfo, network.Seed);
        Add(writer, network);
        writer.Write(stream);
    }

    /// <summary>Writes a network as a NumPy archive.</summary>
    internal static void WriteNpz<TNetwork>(TNetwork network, Stream stream)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        var writer = new NpzWriter();
        Add(writer, network);
        writer.Write(stream);
    }

    private static void Add<TNetwork>(TensorWriter writer, TNetwork network)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        foreach (ParameterInfo parameter in TNetwork.StaticInfo.ParameterTable)
        {
            writer.Add(parameter.Name, parameter, network.ParameterMemory);
            if (ParameterMatch.BatchCountBeside(parameter) is { } count)
            {
                writer.Add(count, (ReadOnlyMemory<long>)s_noBatches);
            }
        }
    }

    /// <summary>A stream needs an address, which an empty span need not have.</summary>
    private static ReadOnlySpan<byte> NotNull(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? [0] : bytes;

    private static void Read(ParameterMatch match, TensorFile file, AlignedBuffer parameters)
    {
        foreach ((ParameterInfo parameter, TensorEntry tensor) in match.Pairs)
        {
            ParameterTransfer.Read(parameter, file, tensor, parameters.Span);
        }

        file.Complete();
    }
}
