using System.Text;

namespace CompiledNet;

/// <summary>Names of temporary files beside the files that they become.</summary>
internal static class TemporaryName
{
    /// <summary>How they end: a process that is killed leaves its own.</summary>
    public const string Extension = ".tmp";

    /// <summary>
    /// File systems bound names: most at 255 bytes of UTF-8, some at 143 (eCryptfs), Windows at 255 characters. A name that is there, or
    /// can be, shows how much is allowed where that is more than this.
    /// </summary>
    private const int SafeLength = 120;

    /// <summary>
    /// A path in the same folder that no other file has, whose name begins with the file's, cut off where it would be longer than names may
    /// be.
    /// </summary>
    /// <param name="path">The full path of the file.</param>
    public static string Beside(string path)
    {
        ReadOnlySpan<char> name = Path.GetFileName(path.AsSpan());
        string end = $".{Guid.NewGuid():N}{Extension}";
        int bytes = Math.Max(
            Encoding.UTF8.GetByteCount(name), SafeLength) - end.Length, characters = Math.Max(name.Length, SafeLength) - end.Length;
        int kept = 0;
        foreach (Rune rune in name.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            characters -= rune.Utf16SequenceLength;
            if (bytes < 0 || characters < 0)
            {
                break;
            }

            kept += rune.Utf16SequenceLength;
        }

        return $"{path.AsSpan(0, path.Length - name.Length)}{name[..kept]}{end}";
    }
}
