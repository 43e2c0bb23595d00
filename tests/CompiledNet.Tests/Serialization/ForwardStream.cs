namespace CompiledNet.Tests.Serialization;

/// <summary>A stream that cannot seek, and gives a few bytes at a time, as a network's would.</summary>
internal sealed class ForwardStream(byte[] bytes) : MemoryStream(bytes)
{
    private const int Portion = 100;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override long Seek(long offset, SeekOrigin loc) => throw new NotSupportedException();

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, Portion));

    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, Portion)]);
}
