using System.IO.Compression;

namespace CompiledNet;

/// <summary>
/// Unpacks gzip, and throws an <see cref="InvalidDataException"/> where a file is damaged, cut short or followed by something. .NET
/// compares a checksum that is there, but lets a file pass that ends within it, or before it; so a part of our own is put after the file,
/// which comes out where everything before it was whole.
/// </summary>
/// <param name="magic">The first bytes of the file.</param>
/// <param name="rest">The bytes after them; stays open.</param>
internal sealed class GzipReadStream(ReadOnlySpan<byte> magic, Stream rest) : ForwardReadStream
{
    public const int MagicLength = 2;
    private static readonly byte[] s_seal = "after the end of a whole file"u8.ToArray();
    private static readonly byte[] s_packedSeal = Pack(s_seal);

    private readonly GZipStream _unpacked = new(new SequenceStream(magic.ToArray(), rest, s_packedSeal), CompressionMode.Decompress);
    private readonly byte[] _buffer = new byte[1 << 13];
    private int _start, _end;
    private bool _isOver;

    /// <summary>Whether a file begins as gzip does.</summary>
    public static bool IsMagic(ReadOnlySpan<byte> bytes) => bytes is [0x1F, 0x8B, ..];

    public override int Read(Span<byte> buffer)
    {
        // The last bytes that came may be the seal.
        while (!_isOver && _end - _start <= s_seal.Length)
        {
            Fill();
        }

        int count = _isOver ? 0 : Math.Min(buffer.Length, _end - _start - s_seal.Length);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        _unpacked.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.NoCompression))
        {
            zip.Write(bytes);
        }

        return packed.ToArray();
    }

    private void Fill()
    {
        Span<byte> kept = _buffer.AsSpan(_start.._end);
        kept.CopyTo(_buffer);
        (_start, _end) = (0, kept.Length);
        int read = _unpacked.Read(_buffer.AsSpan(_end));
        _end += read;
        if (read == 0)
        {
            _isOver = _buffer.AsSpan(.._end).SequenceEqual(s_seal)
                ? true
                : throw new InvalidDataException("it ends before its checksum, or something that is no gzip follows it.");
        }
    }
}
