using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Files of networks beside <c>Save(path)</c> and <c>Load</c>: streams and bytes, parts for transfer learning, NumPy archives.
/// </summary>
public static class NetworkFileExtensions
{
    /// <summary>Writes all parameters in the safetensors format.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write; it is left open.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static void Save<TNetwork>(this TNetwork network, Stream stream)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        NetworkFile.Write(network, stream);
    }

    /// <summary>All parameters in the safetensors format, as the bytes of a file; at most 2 GB.</summary>
    /// <param name="network">The network.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static byte[] ToBytes<TNetwork>(this TNetwork network)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        using var stream = new MemoryStream();
        network.Save(stream);
        return stream.ToArray();
    }

    /// <summary>
    /// Takes from a safetensors file or a NumPy archive (told by its first bytes) what fits by name, shape and type, for transfer learning;
    /// everything else stays as it was, and the result says why. Where the file is damaged, nothing is changed.
    /// </summary>
    /// <param name="network">The network, whose parameters are overwritten.</param>
    /// <param name="path">The file.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <returns>What was taken, what was left and why.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFormatException">It is neither, or damaged.</exception>
    public static PartialLoadResult LoadPartial<TNetwork>(this TNetwork network, string path)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        using FileStream stream = InputFile.Open(path);
        using TensorFile file = TensorFile.OpenAny(stream, TensorText.Quote(path));
        return NetworkFile.LoadPartial(network, file);
    }

    /// <inheritdoc cref="LoadPartial{TNetwork}(TNetwork, string)"/>
    /// <param name="network">The network, whose parameters are overwritten.</param>
    /// <param name="stream">The file, read to its end and left open.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static PartialLoadResult LoadPartial<TNetwork>(this TNetwork network, Stream stream)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(stream);
        using TensorFile file = TensorFile.OpenAny(stream);
        return NetworkFile.LoadPartial(network, file);
    }

    /// <inheritdoc cref="LoadPartial{TNetwork}(TNetwork, string)"/>
    /// <param name="network">The network, whose parameters are overwritten.</param>
    /// <param name="bytes">The bytes of the file.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    public static PartialLoadResult LoadPartial<TNetwork>(this TNetwork network, ReadOnlySpan<byte> bytes)
        where TNetwork : ICompiledNetwork<TNetwork> => NetworkFile.LoadPartial(network, bytes);

    /// <summary>
    /// Writes all parameters to a NumPy archive, which <c>numpy.load</c> reads: an array a parameter, under the same names and in the
    /// same shapes as <c>Save</c>. The file is written whole or not at all.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file; NumPy expects it to end in <c>.npz</c>.</param>
    /// <typeparam name="TNetwork">The network.</typeparam>
    /// <exception cref="IOException">The file cannot be written, and is as it was.</exception>
    public static void SaveNpz<TNetwork>(this TNetwork network, string path)
        where TNetwork : ICompiledNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(network);
        AtomicFile.Write(path, stream => NetworkFile.WriteNpz(network, stream));
    }
}
