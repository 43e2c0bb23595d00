namespace CompiledNet;

/// <summary>Reads as many bytes as a file announces, without trust in the announcement.</summary>
internal static class BoundedReading
{
    private const int FirstLength = 1 << 16;

    /// <summary>Reads bytes; where they are not known to be there, memory grows with what really is.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="length">Bytes expected.</param>
    /// <param name="isThere">Whether the stream is known to have as many.</param>
    /// <param name="count">Bytes read: fewer than the array's length where the stream ended before.</param>
    public static byte[] Read(Stream stream, int length, bool isThere, out int count)
    {
        byte[] bytes = new byte[isThere ? length : Math.Min(length, FirstLength)];
        count = 0;
        while (true)
        {
            count += stream.ReadAtLeast(bytes.AsSpan(count), bytes.Length - count, throwOnEndOfStream: false);
            if (count < bytes.Length || count == length)
            {
                return bytes;
            }

            Array.Resize(ref bytes, (int)Math.Min(length, 2L * bytes.Length));
        }
    }
}
