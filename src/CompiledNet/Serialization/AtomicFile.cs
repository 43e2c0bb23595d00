namespace CompiledNet;

/// <summary>
/// Writes a file so that at any moment its path holds the whole old file or the whole new one: into a temporary file beside it,
/// which is flushed to the disk and then takes its name. Devices and pipes are written to as they are.
/// </summary>
internal static class AtomicFile
{
    private const int BufferLength = 1 << 16;

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; where it is a link, what it leads to.</param>
    /// <param name="write">Writes the content. Where it fails, the file is as it was and the temporary one is removed.</param>
    /// <exception cref="IOException">The file cannot be written, and is as it was; the message says why.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string target = string.Empty;
        FileStream? special = null;
        Named($"'{path}' could not be written, and is as it was", () =>
        {
            target = Target(path);
            special = SpecialFile.Open(path, target, BufferLength);
        });
        if (special is not null)
        {
            Named($"'{path}', which is not a file, could not be written to its end", () => Write(special, write));
        }
        else if (Directory.Exists(target))
        {
            throw new IOException($"'{path}' is a folder, but the path of a file is expected.");
        }
        else
        {
            Named($"'{path}' could not be written, and is as it was", () => Replace(target, write));
        }
    }

    private static void Replace(string target, Action<Stream> write)
    {
        string temporary = TemporaryName.Beside(target);
        try
        {
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferLength);
            Write(file, stream =>
            {
                CopyMode(target, file);
                write(stream);
            });
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            Remove(temporary);
            throw;
        }
    }

    /// <summary>Writes to a file, which is closed.</summary>
    private static void Write(FileStream file, Action<Stream> write)
    {
        using (file)
        using (var stream = new WriteBackStream(file))
        {
            write(stream);
            stream.FlushToDisk();
        }
    }

    /// <summary>Does something, and says of what fails what it was.</summary>
    private static void Named(string failure, Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException
            or ArgumentOutOfRangeException) // What FileStream makes of EFBIG: the file system or a limit allows no larger file.
        {
            throw new IOException($"{failure}: {exception.Message}", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UnauthorizedAccessException($"{failure}: {exception.Message}", exception);
        }
    }

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
