using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace CompiledNet.Tests.Serialization;

/// <summary>Damages a file in one of many ways, by a seed.</summary>
internal sealed partial class Mutation(byte[] original, int seed)
{
    private static readonly string[] s_numbers =
        [
            "-1", "0", "1", "4", "2147483647", "4294967296", "4611686018427387904", "9223372036854775807", "18446744073709551616", "1e9",
            "0.5", "00", "1" + new string('0', 400)];

    private static readonly string[] s_texts =
        ["F16", "BF16", "F64", "I64", "dtype", "shape", "data_offsets", "dense1.bias", "dense2.weight", "__metadata__", "../../etc/passwd", "", "\u0000", "{}", "null", "[[[[[[", "{\"a\":{\"a\":{\"a\":", "\\ud800", "é", "True", "<f8", "(1,)",
            ">f4", "|O", "3L", "[('a',", "F4", "NA", "\"", "\r", "\uFEFF", "1e400", "1700000000"];

    private readonly Random _random = new(seed);

    /// <summary>One to three changes, one after the other.</summary>
    public byte[] Next()
    {
        byte[] bytes = [.. original];
        for (int changes = _random.Next(1, 4); changes > 0 && bytes.Length > 0; changes--)
        {
            bytes = Change(bytes);
        }

        return bytes;
    }

    private byte[] Change(byte[] bytes)
    {
        int at = _random.Next(bytes.Length), to = Math.Min(bytes.Length, at + _random.Next(1, 40));
        switch (_random.Next(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                return bytes;
            case 1:
                bytes[at] = (byte)_random.Next(256);
                return bytes;
            case 2:
                return bytes[..at];
            case 3:
                return [.. bytes, .. bytes[at..to]];
            case 4:
                return [.. bytes[..to], .. bytes[at..]];
            case 5:
                return [.. bytes[..at], .. bytes[to..]];
            case 6:
                Span<byte> number = stackalloc byte[sizeof(uint)];
                BinaryPrimitives.WriteUInt32LittleEndian(number, Extreme());
                number[..Math.Min(number.Length, bytes.Length - at)].CopyTo(bytes.AsSpan(at));
                return bytes;
            case 7:
                return Replace(bytes, Number());
            default:
                return Replace(bytes, Word());
        }
    }

    private uint Extreme() => _random.Next(5) switch
    {
        0 => 0,
        1 => uint.MaxValue,
        2 => int.MaxValue,
        3 => (uint)_random.Next(1000),
        _ => (uint)_random.NextInt64(uint.MaxValue),
    };

    /// <summary>
    /// Puts another number or word in the place of one; where the first bytes are the length of a JSON header, it is adjusted, so that the
    /// header is read.
    /// </summary>
    private byte[] Replace(byte[] bytes, Regex pattern)
    {
        MatchCollection matches = pattern.Matches(Encoding.Latin1.GetString(bytes));
        if (matches.Count == 0)
        {
            return bytes;
        }

        Match match = matches[_random.Next(matches.Count)];
        string[] choices = _random.Next(4) == 0 ? s_texts : s_numbers;
        byte[] text = Encoding.UTF8.GetBytes(
            _random.Next(5) == 0 ? matches[_random.Next(matches.Count)].Value : choices[_random.Next(choices.Length)]);
        byte[] result = [.. bytes[..match.Index], .. text, .. bytes[(match.Index + match.Length)..]];
        if (result.Length > 8 && bytes.Length > 8 && bytes[8] == '{')
        {
            BinaryPrimitives.WriteInt64LittleEndian(result, BinaryPrimitives.ReadInt64LittleEndian(bytes) + text.Length - match.Length);
        }

        return result;
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex("[A-Za-z_][A-Za-z0-9_.]*")]
    private static partial Regex Word();
}
