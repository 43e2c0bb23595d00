using System.Buffers.Binary;
using System.IO.Compression;

namespace MnistTrainer.Report;

/// <summary>Writes images as PNG files (PNG specification, third edition, 2025), of eight bits a channel, without filters.</summary>
internal static class Png
{
    /// <summary>The types of chunks, four letters each.</summary>
    private const uint Header = 0x49484452, Data = 0x49444154, End = 0x49454E44;

    /// <summary>The colour types of the header.</summary>
    private const byte GrayType = 0, RgbaType = 6;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>An image of grey levels.</summary>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">[height, width], 0 for black.</param>
    /// <exception cref="ArgumentException">The pixels are not as many.</exception>
    public static byte[] Gray(int width, int height, ReadOnlySpan<byte> pixels) => Encode(width, height, GrayType, 1, pixels);

    /// <summary>An image of colours that may be transparent.</summary>
    /// <param name="width">Pixels of a row, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="pixels">[height, width, 4]: red, green, blue, and 0 for transparent to 255 for opaque.</param>
    /// <exception cref="ArgumentException">The pixels are not as many.</exception>
    public static byte[] Rgba(int width, int height, ReadOnlySpan<byte> pixels) => Encode(width, height, RgbaType, 4, pixels);

    /// <summary>The address of an image that is part of a page.</summary>
    public static string DataUri(byte[] png) => "data:image/png;base64," + Convert.ToBase64String(png);

    private static byte[] Encode(int width, int height, byte colorType, int channels, ReadOnlySpan<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (pixels.Length != (long)width * height * channels)
        {
            throw new ArgumentException(
                $"An image of {width} x {height} pixels has {(long)width * height * channels} bytes, but the span has {pixels.Length}.",
                nameof(pixels));
        }

        Span<byte> header = stackalloc byte[13];
        header.Clear(); // Compression, filter and interlace methods have one standard value, 0.
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = colorType;

        var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, Header, header);
        WriteChunk(file, Data, Compress(pixels, width * channels));
        WriteChunk(file, End, []);
        return file.ToArray();
    }

    private static byte[] Compress(ReadOnlySpan<byte> pixels, int rowLength)
    {
        var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.SmallestSize))
        {
            for (int start = 0; start < pixels.Length; start += rowLength)
            {
                stream.WriteByte(0); // The row's filter: none.
                stream.Write(pixels.Slice(start, rowLength));
            }
        }

        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, uint type, ReadOnlySpan<byte> data)
    {
        byte[] chunk = new byte[data.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4), type);
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(data.Length + 8), Crc(chunk.AsSpan(4, data.Length + 4)));
        file.Write(chunk);
    }

    /// <summary>The CRC-32 of ISO 3309, bit by bit, reflected; a report's images are too few for a table.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
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
