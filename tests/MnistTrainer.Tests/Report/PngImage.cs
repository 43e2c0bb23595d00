using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MnistTrainer.Tests.Report;

/// <summary>Reads PNG files of eight bits a channel, without interlacing and filters.</summary>
internal sealed record PngImage(int Width, int Height, int Channels, byte[] Pixels)
{
    private const string DataUri = "data:image/png;base64,";

    public static PngImage FromUri(string uri)
    {
        Assert.StartsWith(DataUri, uri, StringComparison.Ordinal);
        return Read(Convert.FromBase64String(uri[DataUri.Length..]));
    }

    public static PngImage Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var chunks = new List<(string Type, byte[] Data)>();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            byte[] typeAndData = file[(at + 4)..(at + 8 + length)];
            Assert.Equal(Checksum(typeAndData), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((Encoding.ASCII.GetString(typeAndData, 0, 4), typeAndData[4..]));
            at += 12 + length;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Type));
        byte[] header = chunks[0].Data;
        int width = BinaryPrimitives.ReadInt32BigEndian(header), height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        Assert.Equal([8, 0, 0, 0], new[] { header[8], header[10], header[11], header[12] });
        int channels = header[9] switch { 0 => 1, 6 => 4, _ => throw new NotSupportedException() };
        using var data = new ZLibStream(new MemoryStream(chunks[1].Data), CompressionMode.Decompress);
        var rows = new MemoryStream();
        data.CopyTo(rows);
        Assert.Equal(height * (1 + (width * channels)), rows.Length);
        byte[][] lines = [.. rows.ToArray().Chunk(1 + (width * channels))];
        Assert.All(lines, line => Assert.Equal(0, line[0]));
        return new PngImage(width, height, channels, [.. lines.SelectMany(line => line[1..])]);
    }

    /// <summary>CRC-32 bit by bit, as the specification's annex defines it.</summary>
    private static uint Checksum(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
