namespace CompiledNet.Tests.Serialization;

/// <summary>Counts the bytes that pass through it.</summary>
internal sealed class CountingStream : MemoryStream
{
    public CountingStream(byte[] bytes)
    {
        base.Write(bytes, 0, bytes.Length);
        Position = 0;
    }

    public long BytesRead { get; private set; }

    public long BytesWritten { get; private set; }

    // Classes that derive from MemoryStream get spans through these as well.
    public override int Read(byte[] buffer, int offset, int count)
    {
        int read = base.Read(buffer, offset, count);
        BytesRead += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        BytesWritten += count;
        base.Write(buffer, offset, count);
    }
}
