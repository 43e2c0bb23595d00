using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>
/// The checksum of zip archives, which .NET does not verify: CRC-32 with the reflected polynomial 0xEDB88320 (PKWARE APPNOTE.TXT, 4.4.7),
/// eight bytes at a time by the tables of "slicing-by-8" (Kounavis and Berry, 2008).
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Slices = 8;
    private static readonly uint[] s_tables = CreateTables();

    /// <summary>The checksum of some bytes after others.</summary>
    /// <param name="crc">The checksum of the others; 0 for none.</param>
    /// <param name="bytes">The bytes.</param>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = Table(7, low) ^ Table(6, low >> 8) ^ Table(5, low >> 16) ^ Table(4, low >> 24) ^
                Table(3, high) ^ Table(2, high >> 8) ^ Table(1, high >> 16) ^ Table(0, high >> 24);
        }

        foreach (byte value in bytes)
        {
            crc = (crc >> 8) ^ Table(0, crc ^ value);
        }

        return ~crc;
    }

    private static uint Table(int slice, uint value) => s_tables[(slice * 256) + (byte)value];

    private static uint[] CreateTables()
    {
        uint[] tables = new uint[Slices * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * Polynomial);
            }

            tables[i] = crc;
        }

        for (int i = 256; i < tables.Length; i++)
        {
            tables[i] = (tables[i - 256] >> 8) ^ tables[(byte)tables[i - 256]];
        }

        return tables;
    }
}
