using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace CompiledNet.Tests.Fixtures;

/// <summary>One array of NumPy: its shape and its elements in C order (the last axis runs fastest).</summary>
public sealed class NpyArray
{
    private readonly Array elements;

    internal NpyArray(int[] shape, Array elements)
    {
        Shape = shape;
        this.elements = elements;
    }

    /// <summary>The extents; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The number of elements; 1 for a scalar.</summary>
    public int Length => elements.Length;

    /// <summary>Whether it is an <c>int32</c> array: labels, tokens or bytes.</summary>
    public bool HasInts => elements is int[];

    /// <summary>The elements of a <c>float32</c> array, not copied.</summary>
    public float[] Floats => Elements<float>();

    /// <summary>The elements of an <c>int32</c> array, not copied.</summary>
    public int[] Ints => Elements<int>();

    /// <summary>The elements of an <c>int64</c> array, not copied.</summary>
    public long[] Longs => Elements<long>();

    /// <summary>The elements of an array of any type.</summary>
    public double[] Doubles => elements switch
    {
        float[] floats => Array.ConvertAll(floats, value => (double)value),
        int[] integers => Array.ConvertAll(integers, value => (double)value),
        _ => Array.ConvertAll(Longs, value => (double)value),
    };

    /// <summary>The only element of a <c>float32</c> array.</summary>
    public float Scalar => Floats.Single();

    private T[] Elements<T>() =>
        elements as T[] ?? throw new InvalidOperationException(
            $"The array holds {elements.GetType().GetElementType()!.Name}, not {typeof(T).Name}.");
}

/// <summary>
/// The arrays of a <c>.npz</c> file (a zip archive of <c>.npy</c> files), by name and in the file's order.
/// Reads little-endian <c>float32</c>, <c>int32</c> and <c>int64</c> in C order, which is what the fixtures hold.
/// </summary>
public sealed partial class NpyArchive
{
    private const int PrefixLength = 10; // magic (6), version (2), length of the header (2)

    private static readonly byte[] Magic = [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    private readonly Dictionary<string, NpyArray> arrays;
    private readonly string path;

    private NpyArchive(string path, Dictionary<string, NpyArray> arrays, IReadOnlyList<string> names)
    {
        this.path = path;
        this.arrays = arrays;
        Names = names;
    }

    /// <summary>The names, in the file's order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The array of that name.</summary>
    public NpyArray this[string name] =>
        arrays.TryGetValue(name, out NpyArray? array) ? array : throw new KeyNotFoundException($"{path} holds no array \"{name}\".");

    /// <summary>Reads a whole file.</summary>
    public static NpyArchive Load(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        var arrays = new Dictionary<string, NpyArray>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            string name = Path.GetFileNameWithoutExtension(entry.Name);
            arrays.Add(name, Parse(ReadAll(entry), $"{path}, {name}"));
            names.Add(name);
        }

        return new NpyArchive(path, arrays, names);
    }

    /// <summary>Whether there is an array of that name.</summary>
    public bool Contains(string name) => arrays.ContainsKey(name);

    /// <summary>The arrays whose names begin with a prefix such as <c>"grad."</c>, by the rest of their names.</summary>
    public IEnumerable<KeyValuePair<string, NpyArray>> WithPrefix(string prefix) =>
        Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
             .Select(name => KeyValuePair.Create(name[prefix.Length..], arrays[name]));

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        var bytes = new byte[entry.Length];
        using Stream stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static NpyArray Parse(byte[] bytes, string source)
    {
        if (bytes.Length < PrefixLength || !bytes.AsSpan(0, 6).SequenceEqual(Magic) || bytes[6] != 1)
        {
            throw new InvalidDataException($"{source}: not a .npy file of version 1.");
        }

        int headerLength = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        string header = Encoding.ASCII.GetString(bytes, PrefixLength, headerLength);
        Match match = Header().Match(header);
        if (!match.Success)
        {
            throw new InvalidDataException($"{source}: unexpected header {header}");
        }

        int[] shape = ParseShape(match.Groups["shape"].Value);
        ReadOnlySpan<byte> data = bytes.AsSpan(PrefixLength + headerLength);
        return new NpyArray(shape, Convert(match.Groups["type"].Value, data, shape, source));
    }

    private static int[] ParseShape(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(extent => int.Parse(extent, CultureInfo.InvariantCulture))
            .ToArray();

    private static Array Convert(string type, ReadOnlySpan<byte> data, int[] shape, string source)
    {
        Array elements = type switch
        {
            "<f4" => MemoryMarshal.Cast<byte, float>(data).ToArray(),
            "<i4" => MemoryMarshal.Cast<byte, int>(data).ToArray(),
            "<i8" => MemoryMarshal.Cast<byte, long>(data).ToArray(),
            _ => throw new InvalidDataException($"{source}: arrays of type {type} are not read."),
        };
        int expected = shape.Aggregate(1, (product, extent) => product * extent);
        return elements.Length == expected
            ? elements
            : throw new InvalidDataException($"{source}: {elements.Length} elements where the shape asks for {expected}.");
    }

    [GeneratedRegex(@"^\{'descr': '(?<type>[^']+)', 'fortran_order': False, 'shape': \((?<shape>[\d, ]*)\), \}\s*$")]
    private static partial Regex Header();
}
