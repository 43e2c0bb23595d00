using System.Buffers.Binary;
using System.Text;

namespace CompiledNet;

/// <summary>
/// What stands before the elements of a NumPy array (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html): a magic
/// number, a version, the length of a text, and the text, a Python dictionary of the type, the order and the shape.
/// </summary>
/// <param name="Type">The type of the elements.</param>
/// <param name="IsColumnMajor">Whether the first axis is contiguous instead of the last.</param>
/// <param name="IsBigEndian">Whether the first byte of an element is its most significant one.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Bytes">The whole header as it stands in the file.</param>
internal sealed record NpyHeader(TensorType Type, bool IsColumnMajor, bool IsBigEndian, long[] Shape, byte[] Bytes)
{
    // NumPy reads no longer ones either, unless asked to.
    private const int MaxTextLength = 10_000;
    private const int Alignment = 64;
    private const int StartLength = 8;

    // NumPy's letters and bytes, which follow a sign of the order of the bytes.
    private static readonly (string Code, TensorType Type)[] s_types =
    [
        ("f4", TensorType.F32), ("f2", TensorType.F16), ("f8", TensorType.F64), ("c8", TensorType.C64), ("c16", TensorType.C128),
        ("i8", TensorType.I64), ("i4", TensorType.I32), ("i2", TensorType.I16), ("i1", TensorType.I8),
        ("u8", TensorType.U64), ("u4", TensorType.U32), ("u2", TensorType.U16), ("u1", TensorType.U8), ("b1", TensorType.Bool),
    ];

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The type that a header describes; an unknown one for structures, texts, objects and the like.</summary>
    /// <param name="descr">What stands in the header: a sign of the order (<c>|</c> for none), a letter and the bytes of an
    /// element.</param>
    /// <param name="isBigEndian">Whether the first byte of an element is its most significant one.</param>
    public static TensorType Find(string descr, out bool isBigEndian)
    {
        char order = descr.Length > 0 ? descr[0] : '\0';
        isBigEndian = order == '>';
        TensorType? type = order is '<' or '>' or '|' ? Array.Find(s_types, one => descr.AsSpan(1).SequenceEqual(one.Code)).Type : null;
        return type is null || (order == '|' && type.Size > 1) ? TensorType.Unknown(descr) : type;
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="NetworkFormatException">It is no such header.</exception>
    public static NpyHeader Read(Stream stream, string what)
    {
        Span<byte> start = stackalloc byte[StartLength + sizeof(uint)];
        Fill(stream, start[..StartLength], what);
        if (!start[..Magic.Length].SequenceEqual(Magic))
        {
            throw new NetworkFormatException(
                $"{what} is no NumPy array: it begins with 0x{Convert.ToHexString(start[..Magic.Length])}, but 0x{Convert.ToHexString(Magic)} is expected.");
        }

        if (start[6] is 0 or > 3 || start[7] != 0)
        {
            throw new NetworkFormatException($"{what} is a NumPy array of version {start[6]}.{start[7]}, but 1.0, 2.0 or 3.0 is expected.");
        }

        int sizeLength = start[6] == 1 ? sizeof(ushort) : sizeof(uint);
        Fill(stream, start.Slice(StartLength, sizeLength), what);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(start[StartLength..]);
        if (length > MaxTextLength)
        {
            throw new NetworkFormatException($"{what} has a header of {length} bytes, but at most {MaxTextLength} are expected.");
        }

        byte[] bytes = new byte[StartLength + sizeLength + length];
        start[..(StartLength + sizeLength)].CopyTo(bytes);
        Span<byte> text = bytes.AsSpan(StartLength + sizeLength);
        Fill(stream, text, what);
        return new NpyDictionaryParser(text, what).Parse(bytes);
    }

    /// <summary>Writes a header of version 1.0 that ends on a multiple of 64 bytes, as NumPy does.</summary>
    public static void Write(Stream stream, TensorType type, IReadOnlyList<int> shape)
    {
        string descr = (type.Size == 1 ? '|' : '<') + Array.Find(s_types, one => one.Type == type).Code;
        string axes = shape.Count == 1 ? $"{shape[0]}," : string.Join(", ", shape);
        string text = $"{{'descr': '{descr}', 'fortran_order': False, 'shape': ({axes}), }}";
        int prefix = StartLength + sizeof(ushort);
        byte[] bytes = new byte[(prefix + text.Length + Alignment) / Alignment * Alignment];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(StartLength), (ushort)(bytes.Length - prefix));
        bytes.AsSpan(prefix).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(prefix));
        bytes[^1] = (byte)'\n';
        stream.Write(bytes);
    }

    private static void Fill(Stream stream, Span<byte> bytes, string what)
    {
        if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new NetworkFormatException($"{what} is truncated: it ends within its header.");
        }
    }
}
