using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>
/// Hands on what is written to it, and can end it with the CRC-32 of everything before: a checkpoint's last tensor. A bit that turned on
/// the disk would otherwise be read as a parameter.
/// </summary>
internal sealed class ChecksumStream(Stream stream) : Stream
{
    private const int BufferLength = 1 << 20;
    private uint _crc;

    /// <summary>Bytes of a checksum.</summary>
    public const int ChecksumLength = sizeof(uint);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Writes the checksum of what a stream of this class was given.</summary>
    public static void WriteChecksum(Stream stream)
    {
        Span<byte> bytes = stackalloc byte[ChecksumLength];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, ((ChecksumStream)stream)._crc);
        stream.Write(bytes);
    }

    /// <summary>Whether a stream that can seek ends with the checksum of what comes before; it stands at its begin afterwards.</summary>
    public static bool IsIntact(Stream file)
    {
        long rest = file.Length - ChecksumLength;
        if (rest < 0)
        {
            return false;
        }

        byte[] buffer = new byte[Math.Min(BufferLength, Math.Max(rest, ChecksumLength))];
        uint crc = 0;
        for (int count; rest > 0; rest -= count)
        {
            count = file.ReadAtLeast(buffer.AsSpan(0, (int)Math.Min(rest, buffer.Length)), 1, throwOnEndOfStream: false);
            if (count == 0)
            {
                return false;
            }

            crc = Crc32.Append(crc, buffer.AsSpan(0, count));
        }

        Span<byte> expected = buffer.AsSpan(0, ChecksumLength);
        bool isIntact = file.ReadAtLeast(expected, ChecksumLength, throwOnEndOfStream: false) == ChecksumLength
            && BinaryPrimitives.ReadUInt32LittleEndian(expected) == crc;
        file.Position = 0;
        return isIntact;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _crc = Crc32.Append(_crc, buffer);
        stream.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => stream.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
