using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>
/// A tensor of unsigned bytes from a file in the IDX format, in which MNIST and its relatives come: two zero bytes, the
/// element type, the number of dimensions, each dimension as a big-endian 32-bit number, then the elements.
/// </summary>
public sealed class IdxFile
{
    private const int UnsignedByte = 0x08;
    private readonly int[] _shape;

    private IdxFile(int[] shape, byte[] data)
    {
        _shape = shape;
        Data = data;
    }

    /// <summary>The dimensions, the number of examples first.</summary>
    public IReadOnlyList<int> Shape => _shape;

    /// <summary>The elements, the last dimension contiguous.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>Reads a file, plain or compressed with gzip, whatever its name says.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFormatException">It is no IDX file of unsigned bytes, is truncated, or goes on after its end.</exception>
    public static IdxFile Read(string path)
    {
        using FileStream file = InputFile.Open(path);
        return Read(file, path);
    }

    /// <summary>Reads a file from a stream, from where it stands to its end, plain or compressed with gzip.</summary>
    /// <param name="stream">The stream, which stays open.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="NetworkFormatException">It is no IDX file of unsigned bytes, is truncated, or goes on after its end.</exception>
    public static IdxFile Read(Stream stream, string name = "stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<byte> start = stackalloc byte[GzipReadStream.MagicLength];
        ReadHeader(stream, start, name);
        if (!GzipReadStream.IsMagic(start))
        {
            return ReadRest(start, stream, name);
        }

        using var unpacked = new GzipReadStream(start, stream);
        try
        {
            ReadHeader(unpacked, start, name);
            return ReadRest(start, unpacked, name);
        }
        catch (InvalidDataException exception)
        {
            throw new NetworkFormatException($"'{name}' is a damaged gzip file: {exception.Message}", exception);
        }
    }

    /// <summary>Reads what follows the first two bytes, to the end.</summary>
    private static IdxFile ReadRest(ReadOnlySpan<byte> start, Stream stream, string path)
    {
        Span<byte> typeAndRank = stackalloc byte[2];
        ReadHeader(stream, typeAndRank, path);
        if (start[0] != 0 || start[1] != 0)
        {
            throw new NetworkFormatException(
                $"'{path}' is no IDX file: it begins with 0x{start[0]:X2}{start[1]:X2}, but 0x0000 is expected.");
        }

        if (typeAndRank[0] != UnsignedByte)
        {
            throw new NetworkFormatException(
                $"'{path}' holds {TypeName(typeAndRank[0])}, but unsigned bytes (element type 0x08) are expected.");
        }

        if (typeAndRank[1] == 0)
        {
            throw new NetworkFormatException($"'{path}' has no dimension, but at least one is expected.");
        }

        int[] shape = new int[typeAndRank[1]];
        long length = 1;
        Span<byte> dimension = stackalloc byte[4];
        for (int i = 0; i < shape.Length; i++)
        {
            ReadHeader(stream, dimension, path);
            uint size = BinaryPrimitives.ReadUInt32BigEndian(dimension);
            length *= size;
            if (size > int.MaxValue || length > Array.MaxLength)
            {
                throw new NetworkFormatException(
                    $"'{path}' says that it holds more than {Array.MaxLength} bytes (dimension {i} is {size}), which is more than can be read.");
            }

            shape[i] = (int)size;
        }

        byte[] data = ReadData(stream, (int)length, path);
        return stream.ReadByte() < 0
            ? new IdxFile(shape, data)
            : throw new NetworkFormatException(
                $"'{path}' goes on after its {length} elements ({string.Join(" x ", shape)}), where its end is expected.");
    }

    private static void ReadHeader(Stream stream, Span<byte> bytes, string path)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new NetworkFormatException($"'{path}' ends within its header.");
        }
    }

    private static byte[] ReadData(Stream stream, int length, string path)
    {
        // A packed file may say anything of its length.
        byte[] data = BoundedReading.Read(stream, length, isThere: false, out int read);
        return read == length
            ? data
            : throw new NetworkFormatException($"'{path}' is truncated: {length} elements are expected, but it ends after {read}.");
    }

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed bytes (element type 0x09)",
        0x0B => "16-bit integers (element type 0x0B)",
        0x0C => "32-bit integers (element type 0x0C)",
        0x0D => "floats (element type 0x0D)",
        0x0E => "doubles (element type 0x0E)",
        _ => $"elements of the unknown type 0x{type:X2}",
    };
}
