using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>Names and shapes of a file's tensors in messages.</summary>
internal static class TensorText
{
    private const int MaxNameLength = 100;
    private const int MaxRank = 16;

    /// <summary>A name in quotes, on one line, cut off where it is very long: it may come from a damaged file.</summary>
    public static string Quote(string name)
    {
        var text = new StringBuilder("'");
        foreach (char c in name.AsSpan(0, Math.Min(name.Length, MaxNameLength)))
        {
            _ = IsHidden(c) ? text.Append($"\\u{(int)c:x4}") : text.Append(c);
        }

        return text.Append(name.Length > MaxNameLength ? "..." : string.Empty).Append('\'').ToString();
    }

    /// <summary>Whether a reader of the message could not see it: a byte-order mark is a format character.</summary>
    private static bool IsHidden(char c) =>
        char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format;

    /// <summary>A shape in brackets.</summary>
    public static string Shape(long[] shape) =>
        $"[{string.Join(", ", shape[..Math.Min(shape.Length, MaxRank)])}{(shape.Length > MaxRank ? ", ..." : string.Empty)}]";

    /// <summary>A shape in brackets.</summary>
    public static string Shape(IReadOnlyList<int> shape) => $"[{string.Join(", ", shape)}]";
}
