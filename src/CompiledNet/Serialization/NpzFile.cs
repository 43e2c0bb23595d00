using System.Collections.ObjectModel;
using System.IO.Compression;

namespace CompiledNet;

/// <summary>
/// A NumPy archive (.npz), open for reading: a zip archive whose entries are arrays, <c>NAME.npy</c>. An entry must be as long as its shape
/// says and have its checksum, so that a small archive can never unpack to more than the network takes. Names are names, never paths. What
/// other writers put in, and is not read here, is a tensor with a problem.
/// </summary>
internal sealed class NpzFile : TensorFile
{
    private const string Extension = ".npy";
    private readonly Stream _stream;
    private readonly bool _ownsStream;
    private readonly ZipArchive _archive;
    private readonly List<TensorEntry> _tensors = [];
    private readonly Dictionary<TensorEntry, ZipArchiveEntry> _entries = [];

    private TensorEntry? _tensor;
    private Stream? _data;
    private long _read;
    private uint _crc;

    private NpzFile(Stream stream, bool ownsStream, string source)
        : base(source)
    {
        _stream = stream;
        _ownsStream = ownsStream;
        Stream seekable = stream.CanSeek ? stream : Copy(stream);
        _archive = Checked(() => new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true));
        try
        {
            ReadHeaders(seekable);
        }
        catch
        {
            _archive.Dispose();
            throw;
        }
    }

    public override IReadOnlyDictionary<string, string> Metadata { get; } = new Dictionary<string, string>();

    public override IReadOnlyList<TensorEntry> Tensors => _tensors;

    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFormatException">It is no NumPy archive.</exception>
    public static NpzFile Open(string path)
    {
        FileStream stream = InputFile.Open(path);
        try
        {
            return new NpzFile(stream, ownsStream: true, TensorText.Quote(path));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Reads from a stream, which is left open; one that cannot seek is read to its end into memory, as the table of contents is there.
    /// </summary>
    /// <exception cref="NetworkFormatException">It is no NumPy archive.</exception>
    public static NpzFile Open(Stream stream, string source = "The stream") => new(stream, ownsStream: false, source);

    public override void Begin(TensorEntry tensor)
    {
        _tensor = tensor;
        _data?.Dispose();
        _data = Checked(_entries[tensor].Open);
        _read = 0;
        _crc = 0;
        Span<byte> header = new byte[tensor.Start];
        ReadBytes(header);
    }

    public override void ReadBytes(Span<byte> destination)
    {
        int count = ReadChecked(destination);
        _read += count;
        _crc = Crc32.Append(_crc, destination[..count]);
        if (count < destination.Length)
        {
            throw new NetworkFormatException(
                $"{Source}, entry {TensorText.Quote(_entries[_tensor!].FullName)} is truncated: it ends after {_read} bytes, but {_tensor!.Start + _tensor.ByteCount} are expected.");
        }
    }

    public override void End()
    {
        string entry = $"{Source}, entry {TensorText.Quote(_entries[_tensor!].FullName)}";
        if (ReadChecked(stackalloc byte[1]) > 0)
        {
            throw new NetworkFormatException($"{entry} goes on after its {_tensor!.Length} elements, where its end is expected.");
        }

        if (_crc != _entries[_tensor!].Crc32)
        {
            throw new NetworkFormatException(
                $"{entry} is damaged: its checksum is 0x{_crc:X8}, but 0x{_entries[_tensor!].Crc32:X8} is expected.");
        }
    }

    public override void Dispose()
    {
        _data?.Dispose();
        _archive.Dispose();
        if (_ownsStream)
        {
            _stream.Dispose();
        }
    }

    private static MemoryStream Copy(Stream stream)
    {
        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }

    private void ReadHeaders(Stream stream)
    {
        ReadOnlyCollection<ZipArchiveEntry> entries = Checked(() => _archive.Entries);
        string?[] problems = ZipDirectory.Problems(stream, entries.Count);
        var names = new HashSet<string>(StringComparer.Ordinal);
        int index = 0;
        foreach (ZipArchiveEntry entry in entries)
        {
            bool isArray = entry.FullName.EndsWith(Extension, StringComparison.Ordinal);
            string name = isArray
                ? entry.FullName[..^Extension.Length]
                : entry.FullName, what = $"{Source}, entry {TensorText.Quote(entry.FullName)}";
            if (!names.Add(entry.FullName))
            {
                throw new NetworkFormatException($"{what} is there twice.");
            }

            string? problem = isArray ? problems[index] : $"is not a NumPy array: its name does not end in '{Extension}'";
            TensorEntry tensor = problem is null
                ? ReadHeader(entry, name, what)
                : new TensorEntry(name, TensorType.Unknown(string.Empty), [], 0, 0) { Problem = problem };
            index++;
            _tensors.Add(tensor);
            _entries.Add(tensor, entry);
        }
    }

    private TensorEntry ReadHeader(ZipArchiveEntry entry, string name, string what)
    {
        NpyHeader header = Checked(() =>
        {
            using Stream stream = entry.Open();
            return NpyHeader.Read(stream, what);
        });
        long given = entry.Length - header.Bytes.Length;
        long? bytes = header.Type.IsKnown ? TensorEntry.CountBytes(header.Shape, header.Type) : given;
        return bytes is not null && bytes == given
            ? new TensorEntry(name, header.Type, header.Shape, header.Bytes.Length, bytes.Value)
            {
                IsColumnMajor = header.IsColumnMajor,
                IsBigEndian = header.IsBigEndian,
            }
            : throw new NetworkFormatException(
                $"{what} of shape {TensorText.Shape(header.Shape)} and type {header.Type} has {(bytes is null ? "more bytes than any file" : $"{bytes} bytes")}, but the archive gives {given}.");
    }

    private int ReadChecked(Span<byte> destination)
    {
        try
        {
            return _data!.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(exception);
        }
    }

    private T Checked<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception exception) when (IsDamage(exception))
        {
            throw Damaged(exception);
        }
    }

    private static bool IsDamage(Exception exception) => exception is InvalidDataException;

    private NetworkFormatException Damaged(Exception cause) => new($"{Source} is a damaged zip archive, or none: {cause.Message}", cause);
}
