namespace CompiledNet;

/// <summary>Opens files to read from the first byte to the last, in pieces that the reader buffers itself.</summary>
internal static class InputFile
{
    /// <summary>Opens a file.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan)
            : throw new FileNotFoundException($"There is no file '{path}'.", path);
    }
}
