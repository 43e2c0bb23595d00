using System.Globalization;
using System.Text;

namespace CompiledNet.Generator.Emit;

/// <summary>Values as C# writes them, the same under every culture.</summary>
internal static class Literals
{
    public static string Int(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number of floats to step over: beyond an int it takes a cast, without which the text would not compile.</summary>
    public static string Offset(long value) => value <= int.MaxValue ? Int(value) : $"unchecked((nint){Int(value)})";

    /// <summary>A float: the double is rounded once, and the text reads back as exactly that float.</summary>
    public static string Float(double value)
    {
        float rounded = (float)value;
        return float.IsNaN(rounded) ? "float.NaN"
            : float.IsPositiveInfinity(rounded) ? "float.PositiveInfinity"
            : float.IsNegativeInfinity(rounded) ? "float.NegativeInfinity"
            : rounded.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    public static string Double(double value) => value.ToString("R", CultureInfo.InvariantCulture) + "d";

    /// <summary>A string, with everything escaped that is not plain.</summary>
    public static string String(string value)
    {
        var text = new StringBuilder("\"");
        foreach (char c in value)
        {
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                < ' ' or > '~' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.Append('"').ToString();
    }

    /// <summary>Text inside an XML doc comment; line ends and other characters that a comment cannot hold become spaces.</summary>
    public static string Xml(string value) =>
        new string(value.Select(c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' ? ' ' : c).ToArray())
            .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
