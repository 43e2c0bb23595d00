using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Emit;

/// <summary>
/// The names of generated files: the classes' metadata names, each a file that every file system takes. The C# compiler takes no two that
/// differ in case only, and would lose all output; such classes get a number. A name that is too long, or that means something else to
/// Windows, is cut and gets a hash of the whole.
/// </summary>
internal static class FileNames
{
    /// <summary>The length in UTF-8. A file system allows 255 bytes, a path of Windows 260 characters with all folders.</summary>
    public const int MaxBytes = 120;

    private const string Extension = ".g.cs";
    private const int HashBytes = 8;

    private static readonly HashSet<string> s_devices = new(
        new[] { "CON", "PRN", "AUX", "NUL" }.Concat(
            Enumerable.Range(0, 10).SelectMany(port => new[] { "COM" + Literals.Int(port), "LPT" + Literals.Int(port) })),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The classes whose names differ in case only, or in how accents are composed, in order.</summary>
    public static EquatableArray<string> FindAmbiguous(IEnumerable<string> names) => names
        .Distinct(StringComparer.Ordinal)
        .GroupBy(Folded, StringComparer.OrdinalIgnoreCase)
        .Where(group => group.Count() > 1)
        .SelectMany(group => group)
        .OrderBy(name => name, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>The file of a class.</summary>
    public static string Of(string name, EquatableArray<string> ambiguous)
    {
        int before = ambiguous.TakeWhile(other => other != name).Count(
            other => string.Equals(Folded(other), Folded(name), StringComparison.OrdinalIgnoreCase));
        string file = name + (before == 0 || !ambiguous.Contains(name) ? string.Empty : "-" + Literals.Int(before)) + Extension;
        return Encoding.UTF8.GetByteCount(file) <= MaxBytes && name.All(IsPlain) && !s_devices.Contains(name.Split('.')[0])
            ? file
            : Cut(name);
    }

    /// <summary>The end of the name, which tells more than its beginning, and a hash of the whole.</summary>
    private static string Cut(string name)
    {
        string end = "-" + Hash(name) + Extension;
        string plain = "_" + new string(name.Select(c => IsPlain(c) ? c : '_').ToArray());
        int start = 0;
        while (Encoding.UTF8.GetByteCount(plain.Substring(start) + end) > MaxBytes)
        {
            start++;
        }

        return plain.Substring(start).TrimStart('.', '+') + end;
    }

    /// <summary>Two names that are one to a file system that knows neither case nor the composition of accents are one here.</summary>
    private static string Folded(string name) => name.Normalize(NormalizationForm.FormC);

    private static bool IsPlain(char c) =>
        char.IsLetterOrDigit(c)
        || c is '_' or '.' or '+' or '`'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.LetterNumber;

    private static string Hash(string name)
    {
        using var hash = SHA256.Create();
        return string.Concat(
            hash.ComputeHash(Encoding.UTF8.GetBytes(name))
                .Take(HashBytes)
                .Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
