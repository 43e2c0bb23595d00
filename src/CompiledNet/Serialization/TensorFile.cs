using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>A file of named tensors, open for reading: what it holds is known and checked, the data are still to be read.</summary>
internal abstract class TensorFile(string source) : IDisposable
{
    /// <summary>What is read, for messages: the path in quotes, or "the stream".</summary>
    public string Source { get; } = source;

    /// <summary>Strings by name.</summary>
    public abstract IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>The tensors, in the order in which they are read without going back.</summary>
    public abstract IReadOnlyList<TensorEntry> Tensors { get; }

    /// <summary>Reads a file of either format, told by its first bytes, from a stream, which is left open.</summary>
    /// <param name="stream">The file, from where the stream stands.</param>
    /// <param name="source">What is read, for messages.</param>
    /// <exception cref="NetworkFormatException">It is neither a safetensors file nor a NumPy archive.</exception>
    public static TensorFile OpenAny(Stream stream, string source = "The stream")
    {
        byte[] start = new byte[ZipDirectory.MagicLength];
        int read = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (stream.CanSeek)
        {
            stream.Position -= read;
        }
        else
        {
            stream = new SequenceStream(start.AsMemory(0, read), stream, default);
        }

        return ZipDirectory.IsMagic(start) ? NpzFile.Open(stream, source) : SafetensorsFile.Open(stream, source);
    }

    /// <summary>The tensor of that name; null where there is none.</summary>
    public TensorEntry? Find(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);

    /// <summary>Goes to the first element of a tensor.</summary>
    public abstract void Begin(TensorEntry tensor);

    /// <summary>Reads bytes of the tensor last begun, from where the last ones ended.</summary>
    /// <exception cref="NetworkFormatException">The data end before.</exception>
    public abstract void ReadBytes(Span<byte> destination);

    /// <summary>To be called when all elements of the tensor last begun are read.</summary>
    public virtual void End()
    {
    }

    /// <summary>To be called when every tensor is read that is to be.</summary>
    /// <exception cref="NetworkFormatException">Something follows the last one.</exception>
    public virtual void Complete()
    {
    }

    /// <summary>
    /// Reads elements of the tensor last begun, which is of a type that becomes float32 without loss, from where the last ones ended.
    /// </summary>
    public void ReadFloats(TensorEntry tensor, Span<float> destination)
    {
        Span<byte> bytes = MemoryMarshal.AsBytes(destination);
        if (tensor.Type.Size == sizeof(float))
        {
            ReadBytes(bytes);
            if (tensor.IsBigEndian == BitConverter.IsLittleEndian)
            {
                Span<int> values = MemoryMarshal.Cast<float, int>(destination);
                BinaryPrimitives.ReverseEndianness(values, values);
            }

            return;
        }

        // The halves go to the end of the destination; from the front on, each is read before a float is written over it.
        Span<byte> halves = bytes[(bytes.Length / 2)..];
        ReadBytes(halves);
        bool isBrain = tensor.Type == TensorType.BF16;
        for (int i = 0; i < destination.Length; i++)
        {
            ReadOnlySpan<byte> two = halves[(2 * i)..];
            ushort half = tensor.IsBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(two) : BinaryPrimitives.ReadUInt16LittleEndian(two);
            destination[i] = isBrain ? BitConverter.UInt32BitsToSingle((uint)half << 16) : (float)BitConverter.UInt16BitsToHalf(half);
        }
    }

    /// <summary>Reads a whole tensor of 64-bit integers.</summary>
    public void ReadLongs(TensorEntry tensor, Span<long> destination)
    {
        Begin(tensor);
        ReadBytes(MemoryMarshal.AsBytes(destination));
        End();
        if (tensor.IsBigEndian == BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(destination, destination);
        }
    }

    /// <summary>Reads a whole tensor of 64-bit floating-point numbers.</summary>
    public void ReadDoubles(TensorEntry tensor, Span<double> destination) =>
        ReadLongs(tensor, MemoryMarshal.Cast<double, long>(destination));

    /// <inheritdoc/>
    public abstract void Dispose();
}
