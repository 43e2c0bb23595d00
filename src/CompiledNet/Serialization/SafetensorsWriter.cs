using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Collects tensors and writes them as a safetensors file. The same tensors and metadata give the same bytes. Types of more bytes come
/// first and the header is padded with spaces, so that every element stands on a multiple of its size.
/// </summary>
internal sealed class SafetensorsWriter
{
    private readonly List<KeyValuePair<string, string>> _metadata = [];
    private readonly List<(string Name, TensorType Type, int[] Shape, Action<Stream> Write)> _tensors = [];

    /// <summary>Adds a string of the metadata; names must differ.</summary>
    public void AddMetadata(string name, string value) => _metadata.Add(new(name, value));

    /// <summary>Adds a parameter, or what has its shape (a gradient, a moment), from a block in the network's layout.</summary>
    public void Add(string name, ParameterInfo parameter, AlignedBuffer block) =>
        Add(name, TensorType.F32, [.. parameter.Shape], stream => ParameterTransfer.Write(parameter, block.Span, stream));

    /// <summary>Adds values as they are; they are read when the file is written.</summary>
    public void Add(string name, ReadOnlyMemory<float> values, params int[] shape) => Add(name, TensorType.F32, shape, stream => Write(stream, values.Span));

    /// <summary>Adds values as they are; they are read when the file is written.</summary>
    public void Add(string name, ReadOnlyMemory<long> values, params int[] shape) => Add(name, TensorType.I64, shape, stream => Write(stream, values.Span));

    /// <summary>Adds values as they are; they are read when the file is written.</summary>
    public void Add(string name, ReadOnlyMemory<int> values, params int[] shape) => Add(name, TensorType.I32, shape, stream => Write(stream, values.Span));

    /// <summary>Writes the file.</summary>
    public void Write(Stream stream)
    {
        (string Name, TensorType Type, int[] Shape, Action<Stream> Write)[] ordered = [.. _tensors.OrderByDescending(tensor => tensor.Type.Size)];
        WriteHeader(stream, ordered);
        foreach ((_, _, _, Action<Stream> write) in ordered)
        {
            write(stream);
        }
    }

    /// <summary>Writes values in the order of bytes that files have.</summary>
    internal static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            stream.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        Span<byte> bytes = stackalloc byte[sizeof(float)];
        foreach (float value in values)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static void Write(Stream stream, ReadOnlySpan<long> values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long value in values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private static void Write(Stream stream, ReadOnlySpan<int> values)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        foreach (int value in values)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
            stream.Write(bytes);
        }
    }

    private void Add(string name, TensorType type, int[] shape, Action<Stream> write)
    {
        if (name == SafetensorsHeader.MetadataName || _tensors.Any(tensor => tensor.Name == name))
        {
            throw new ArgumentException($"There is a tensor '{name}' already.", nameof(name));
        }

        _tensors.Add((name, type, shape, write));
    }

    private void WriteHeader(Stream stream, IEnumerable<(string Name, TensorType Type, int[] Shape, Action<Stream> Write)> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (_metadata.Count > 0)
            {
                json.WriteStartObject(SafetensorsHeader.MetadataName);
                foreach ((string name, string value) in _metadata)
                {
                    json.WriteString(name, value);
                }

                json.WriteEndObject();
            }

            long start = 0;
            foreach ((string name, TensorType type, int[] shape, _) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", type.Name);
                json.WriteStartArray("shape");
                long end = start + type.Size * shape.Aggregate(1L, (product, size) => product * size);
                foreach (int size in shape)
                {
                    json.WriteNumberValue(size);
                }

                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(start);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                start = end;
            }

            json.WriteEndObject();
        }

        int padding = -buffer.WrittenCount & (SafetensorsHeader.PrefixLength - 1);
        buffer.GetSpan(padding)[..padding].Fill((byte)' ');
        buffer.Advance(padding);
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)buffer.WrittenCount);
        stream.Write(prefix);
        stream.Write(buffer.WrittenSpan);
    }
}
