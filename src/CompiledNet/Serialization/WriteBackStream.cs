using Microsoft.Win32.SafeHandles;

namespace CompiledNet;

/// <summary>
/// Writes to a file, and has what is written go to the disk meanwhile: the last flush then waits for the rest only, while the disk
/// would stand still until all is written.
/// </summary>
internal sealed class WriteBackStream(FileStream file) : Stream
{
    /// <summary>Less is not worth the way to the disk.</summary>
    private const int FlushInterval = 1 << 20;

    private readonly SafeFileHandle _handle = file.SafeFileHandle;
    private Task _flush = Task.CompletedTask;
    private long _unflushed;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => file.Length;

    /// <inheritdoc/>
    public override long Position
    {
        get => file.Position;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="IOException">This, or what was written before, cannot be written.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        file.Write(buffer);
        _unflushed += buffer.Length;
        if (_unflushed >= FlushInterval && _flush.IsCompleted)
        {
            _flush.GetAwaiter().GetResult();
            _unflushed = 0;
            _flush = Task.Run(() => RandomAccess.FlushToDisk(_handle));
        }
    }

    /// <inheritdoc/>
    public override void Flush() => file.Flush();

    /// <summary>Waits until all that was written is on the disk.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void FlushToDisk()
    {
        _flush.GetAwaiter().GetResult();
        file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>
    /// Lets no flush outlast the file; what one failed at, the exception that led here or <see cref="FlushToDisk"/> says.
    /// </summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Task.WhenAny(_flush).GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }
}
