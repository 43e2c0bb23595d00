using System.Buffers;
using System.Buffers.Binary;
using System.Text.Json;

namespace CompiledNet;

/// <summary>
/// Writes tensors as a safetensors file. Types of more bytes come first and the header is padded with spaces, so that every element stands
/// on a multiple of its size.
/// </summary>
internal sealed class SafetensorsWriter : TensorWriter
{
    private readonly List<KeyValuePair<string, string>> _metadata = [];

    /// <summary>Adds a string of the metadata; names must differ.</summary>
    public void AddMetadata(string name, string value) => _metadata.Add(new(name, value));

    protected override void Write(Stream stream, IReadOnlyList<Tensor> tensors)
    {
        List<Tensor> ordered = [];
        for (int size = sizeof(long); size > 0; size /= 2)
        {
            ordered.AddRange(tensors.Where(tensor => tensor.Type.Size == size));
        }

        WriteHeader(stream, ordered);
        foreach (Tensor tensor in ordered)
        {
            tensor.Write(stream);
        }
    }

    private void WriteHeader(Stream stream, List<Tensor> tensors)
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
            foreach (Tensor tensor in tensors)
            {
                WriteTensor(json, tensor, start);
                start += tensor.ByteCount;
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

    private static void WriteTensor(Utf8JsonWriter json, Tensor tensor, long start)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.Name);
        json.WriteStartArray("shape");
        foreach (int size in tensor.Shape)
        {
            json.WriteNumberValue(size);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(start);
        json.WriteNumberValue(start + tensor.ByteCount);
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
