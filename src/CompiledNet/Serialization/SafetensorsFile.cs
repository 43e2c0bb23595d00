using System.Buffers.Binary;

namespace CompiledNet;

/// <summary>
/// A safetensors file, open for reading. A path or a stream that can seek is checked against its length before anything is read.
/// </summary>
internal sealed class SafetensorsFile : TensorFile
{
    private readonly Stream _stream;
    private readonly bool _ownsStream;
    private readonly SafetensorsHeader _header;
    private readonly long _dataStart;

    // Where the stream stands, counted from where the data begin.
    private long _position;
    private TensorEntry? _tensor;

    private SafetensorsFile(Stream stream, bool ownsStream, string source)
        : base(source)
    {
        _stream = stream;
        _ownsStream = ownsStream;
        _header = ReadHeader();
        _dataStart = stream.CanSeek ? stream.Position : 0;
        if (stream.CanSeek && stream.Length - _dataStart != _header.DataLength)
        {
            throw WrongLength(stream.Length - _dataStart);
        }
    }

    public override IReadOnlyDictionary<string, string> Metadata => _header.Metadata;

    public override IReadOnlyList<TensorEntry> Tensors => _header.Tensors;

    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFormatException">It is not a safetensors file.</exception>
    public static SafetensorsFile Open(string path)
    {
        FileStream stream = InputFile.Open(path);
        try
        {
            return new SafetensorsFile(stream, ownsStream: true, TensorText.Quote(path));
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Reads from a stream, which is left open, from its position to its end.</summary>
    /// <exception cref="NetworkFormatException">It is not a safetensors file.</exception>
    public static SafetensorsFile Open(Stream stream, string source = "The stream") => new(stream, ownsStream: false, source);

    public override void Begin(TensorEntry tensor)
    {
        if (tensor.Start != _position)
        {
            Skip(tensor.Start - _position);
        }

        _tensor = tensor;
    }

    public override void ReadBytes(Span<byte> destination)
    {
        int read = _stream.ReadAtLeast(destination, destination.Length, throwOnEndOfStream: false);
        _position += read;
        if (read < destination.Length)
        {
            throw new NetworkFormatException(
                $"{Source} is truncated: it ends within the data of {_tensor}, {_position} bytes into all data, but {_header.DataLength} are expected.");
        }
    }

    public override void Complete()
    {
        Skip(_header.DataLength - _position);
        if (_stream.ReadByte() >= 0)
        {
            throw new NetworkFormatException(
                $"{Source} goes on after its last tensor, {_header.DataLength} bytes into its data, where its end is expected.");
        }
    }

    public override void Dispose()
    {
        if (_ownsStream)
        {
            _stream.Dispose();
        }
    }

    private SafetensorsHeader ReadHeader()
    {
        Span<byte> prefix = stackalloc byte[SafetensorsHeader.PrefixLength];
        int read = _stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false);
        if (read < prefix.Length)
        {
            throw new NetworkFormatException(
                $"{Source} is no safetensors file: it has {read} bytes, but {prefix.Length} that give the header's length are expected.");
        }

        if (ZipDirectory.IsMagic(prefix))
        {
            throw new NetworkFormatException($"{Source} is no safetensors file, but a zip archive: LoadNpz reads those of NumPy.");
        }

        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        long rest = _stream.CanSeek ? _stream.Length - _stream.Position : int.MaxValue;
        if (length > (ulong)rest || length > (ulong)Array.MaxLength)
        {
            throw new NetworkFormatException(
                $"{Source} is no safetensors file, or truncated: its first 8 bytes announce a header of {length} bytes, but {(_stream.CanSeek ? $"{rest} follow" : $"{Array.MaxLength} can be read")}.");
        }

        byte[] header = BoundedReading.Read(_stream, (int)length, _stream.CanSeek, out int count);
        return count == header.Length
            ? SafetensorsHeaderParser.Parse(header, Source)
            : throw new NetworkFormatException($"{Source} is truncated: it ends {count} bytes into its header of {length}.");
    }

    private void Skip(long bytes)
    {
        if (_stream.CanSeek)
        {
            _position += bytes;
            _stream.Position = _dataStart + _position;
            return;
        }

        if (bytes < 0)
        {
            throw new InvalidOperationException("A stream that cannot seek is read in the order of the data.");
        }

        Span<byte> skipped = stackalloc byte[1024];
        while (bytes > 0)
        {
            int count = (int)Math.Min(bytes, skipped.Length);
            ReadBytes(skipped[..count]);
            bytes -= count;
        }
    }

    private NetworkFormatException WrongLength(long found)
    {
        string how = found < _header.DataLength ? "is truncated" : "goes on after its last tensor";
        return new NetworkFormatException($"{Source} {how}: {found} bytes follow the header, but its tensors take {_header.DataLength}.");
    }
}
