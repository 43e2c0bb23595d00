namespace CompiledNet.Runtime;

/// <summary>Memory of a thread for what a kernel needs while it runs, kept for the next call.</summary>
internal static class ThreadScratch
{
    [ThreadStatic]
    private static AlignedBuffer? t_buffer;

    /// <summary>At least so many floats with any values, which are this thread's until the next call.</summary>
    public static ref float Floats(nint length)
    {
        AlignedBuffer? buffer = t_buffer;
        if (buffer is null || buffer.Length < length)
        {
            t_buffer = buffer = new AlignedBuffer(length);
        }

        return ref buffer.Origin;
    }
}
