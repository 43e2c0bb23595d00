namespace CompiledNet;

/// <summary>Devices, pipes and the like: what has a path and is not a file that another could take the place of.</summary>
internal static class SpecialFile
{
    /// <summary>Opens what a path leads to, to be written to as it is; null where that is a file, or nothing.</summary>
    /// <param name="path">The path.</param>
    /// <param name="target">The same, links resolved. It is not there where the link is one of the kernel's, such as /dev/stdout.</param>
    /// <param name="bufferLength">Bytes to collect before they are written.</param>
    /// <exception cref="IOException">It cannot be opened. A pipe waits for its reader.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileStream? Open(string path, string target, int bufferLength)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path) || IsFile(target))
        {
            return null;
        }

        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferLength);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null; // A link that leads to nothing yet.
        }

        // .NET does not tell what kind a file is. But only a file can be given a length, which is the one that it has.
        if (!stream.CanSeek || !CanBeGivenItsLength(stream))
        {
            return stream;
        }

        stream.Dispose();
        return null;
    }

    /// <summary>
    /// What is not empty is a file: devices and pipes say that they have no bytes. (Elsewhere than on Linux, a pipe has those that wait in
    /// it.)
    /// </summary>
    private static bool IsFile(string target) => OperatingSystem.IsLinux() && new FileInfo(target) is { Exists: true, Length: > 0 };

    private static bool CanBeGivenItsLength(FileStream stream)
    {
        try
        {
            stream.SetLength(stream.Length);
            return true;
        }
        catch (Exception exception)
            when (exception is IOException or ArgumentException or NotSupportedException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
