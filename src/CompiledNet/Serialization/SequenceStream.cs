namespace CompiledNet;

/// <summary>Reads bytes, then a stream, which stays open, then bytes.</summary>
internal sealed class SequenceStream(ReadOnlyMemory<byte> before, Stream stream, ReadOnlyMemory<byte> after) : ForwardReadStream
{
    private ReadOnlyMemory<byte> _bytes = before;
    private Stream? _stream = stream;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_bytes.IsEmpty && _stream is not null)
        {
            if (_stream.Read(buffer) is > 0 and int read)
            {
                return read;
            }

            (_stream, _bytes) = (null, after);
        }

        int count = Math.Min(buffer.Length, _bytes.Length);
        _bytes.Span[..count].CopyTo(buffer);
        _bytes = _bytes[count..];
        return count;
    }
}
