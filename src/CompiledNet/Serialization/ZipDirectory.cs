using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>
/// The table of contents of a zip archive (PKWARE APPNOTE.TXT, 4.3): how its entries are packed, which .NET does not tell before it fails.
/// What is wrong in the table is left to .NET to find.
/// </summary>
internal static class ZipDirectory
{
    /// <summary>Bytes that say that a file is an archive.</summary>
    public const int MagicLength = 4;

    private const uint EndSignature = 0x06054B50, LocatorSignature = 0x07064B50, LargeEndSignature = 0x06064B50,
        EntrySignature = 0x02014B50;
    private const int EndLength = 22, LocatorLength = 20, LargeEndLength = 56, EntryLength = 46, MaxCommentLength = ushort.MaxValue;

    /// <summary>
    /// Whether a file begins as an archive does, one without entries included. No safetensors file does: its header would have 2^36 bytes
    /// at least.
    /// </summary>
    public static bool IsMagic(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    /// <summary>Why each entry cannot be unpacked, as a predicate; null where nothing is known against it.</summary>
    /// <param name="stream">The archive, which can seek.</param>
    /// <param name="count">The number of entries.</param>
    public static string?[] Problems(Stream stream, int count)
    {
        string?[] problems = new string?[count];
        Span<byte> entry = stackalloc byte[EntryLength];
        long position = Start(stream);
        for (int i = 0; i < count && Fill(stream, position, entry) && BinaryPrimitives.ReadUInt32LittleEndian(entry) == EntrySignature; i++)
        {
            problems[i] = Problem(flags: Short(entry, 8), method: Short(entry, 10));
            position += EntryLength + Short(entry, 28) + Short(entry, 30) + Short(entry, 32);
        }

        return problems;
    }

    private static string? Problem(int flags, int method) =>
        (flags & 1) != 0 ? "is encrypted, which is not read"
        : method is 0 or 8 or 9 ? null
        : $"is packed with {Name(method)}, but stored or deflated is expected (numpy.savez or numpy.savez_compressed)";

    private static string Name(int method) => method switch
    {
        12 => "bzip2",
        14 => "LZMA",
        93 => "Zstandard",
        95 => "XZ",
        98 => "PPMd",
        _ => $"the method {method} of zip",
    };

    /// <summary>Where the first entry is; -1 where that is not told.</summary>
    private static long Start(Stream stream)
    {
        byte[] tail = new byte[Math.Min(stream.Length, LocatorLength + EndLength + MaxCommentLength)];
        if (!Fill(stream, stream.Length - tail.Length, tail))
        {
            return -1;
        }

        for (int end = tail.Length - EndLength; end >= 0; end--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end)) == EndSignature)
            {
                uint start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
                bool isLarge = start == uint.MaxValue || Short(tail, end + 10) == ushort.MaxValue;
                return isLarge && end >= LocatorLength ? LargeStart(stream, tail.AsSpan(end - LocatorLength)) : start;
            }
        }

        return -1;
    }

    /// <summary>The same of an archive beyond 4 GB or 65,535 entries.</summary>
    private static long LargeStart(Stream stream, ReadOnlySpan<byte> locator)
    {
        Span<byte> end = stackalloc byte[LargeEndLength];
        return BinaryPrimitives.ReadUInt32LittleEndian(locator) == LocatorSignature
            && Fill(stream, BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end)
            && BinaryPrimitives.ReadUInt32LittleEndian(end) == LargeEndSignature
            ? BinaryPrimitives.ReadInt64LittleEndian(end[48..])
            : -1;
    }

    private static int Short(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static bool Fill(Stream stream, long position, Span<byte> bytes)
    {
        if (position < 0 || position > stream.Length - bytes.Length)
        {
            return false;
        }

        stream.Position = position;
        return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length;
    }
}
