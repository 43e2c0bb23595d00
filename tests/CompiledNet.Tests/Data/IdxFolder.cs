using System.Buffers.Binary;
using System.IO.Compression;

namespace CompiledNet.Tests.Data;

/// <summary>IDX files, good and bad, in a folder that is deleted with it.</summary>
internal sealed class IdxFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("idx").FullName;

    public static byte[] Bytes(byte[] data, params int[] shape) => [.. Header(0x08, shape), .. data];

    public static byte[] Header(byte type, params int[] shape)
    {
        byte[] header = new byte[4 + (4 * shape.Length)];
        header[2] = type;
        header[3] = (byte)shape.Length;
        for (int i = 0; i < shape.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), shape[i]);
        }

        return header;
    }

    public static byte[] Zip(byte[] bytes)
    {
        using var memory = new MemoryStream();
        using (var zip = new GZipStream(memory, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return memory.ToArray();
    }

    public string Write(string name, byte[] bytes)
    {
        string path = System.IO.Path.Combine(Path, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
