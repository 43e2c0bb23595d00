namespace CompiledNet;

/// <summary>
/// Writes a file so that at any moment its path holds the whole old file or the whole new one: into a temporary file beside it,
/// which is flushed to the disk and then takes its name.
/// </summary>
internal static class AtomicFile
{
    private const int BufferLength = 1 << 16;

    /// <summary>How the names of temporary files end: a process that is killed leaves its own behind.</summary>
    public const string TemporaryExtension = ".tmp";

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; where it is a link, what it leads to.</param>
    /// <param name="write">Writes the content. Where it fails, the file is as it was and the temporary one is removed.</param>
    /// <exception cref="IOException">The file cannot be written, and is as it was; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = Target(path);
        if (Directory.Exists(target))
        {
            throw new IOException($"'{path}' is a folder, but the path of a file is expected.");
        }

        string temporary = $"{target}.{Guid.NewGuid():N}{TemporaryExtension}";
        try
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferLength))
            using (var stream = new WriteBackStream(file))
            {
                CopyMode(target, file);
                write(stream);
                stream.FlushToDisk();
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception exception)
        {
            Remove(temporary);
            switch (exception)
            {
                case IOException:
                case ArgumentOutOfRangeException: // What FileStream makes of EFBIG: the file system or a limit allows no larger file.
                    throw new IOException(Message(path, exception), exception);
                case UnauthorizedAccessException:
                    throw new UnauthorizedAccessException(Message(path, exception), exception);
                default:
                    throw;
            }
        }
    }

    private static string Message(string path, Exception cause) => $"'{path}' could not be written, and is as it was: {cause.Message}";

    private static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>Those who could read the old file can read the new one, and no others.</summary>
    private static void CopyMode(string from, FileStream to)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(from))
        {
            File.SetUnixFileMode(to.SafeFileHandle, File.GetUnixFileMode(from));
        }
    }

    private static void Remove(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What failed first says more than this.
        }
    }
}
