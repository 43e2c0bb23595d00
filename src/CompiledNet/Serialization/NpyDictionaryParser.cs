using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>
/// Reads the text of a NumPy header, <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>: these three entries in any
/// order, each once. The type of a structure is a list instead of a string, and Python 2 writes numbers as <c>3L</c>.
/// </summary>
internal ref struct NpyDictionaryParser(ReadOnlySpan<byte> text, string what)
{
    private const int ShownLength = 10;
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly string _what = what;
    private int _position;

    public NpyHeader Parse(byte[] bytes)
    {
        TensorType? type = null;
        bool isBigEndian = false;
        bool? isColumnMajor = null;
        long[]? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            string key = Text();
            Expect(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = NpyHeader.Find(IsNext('[') ? List() : Text(), out isBigEndian);
                    break;
                case "fortran_order" when isColumnMajor is null:
                    isColumnMajor = Word("True") || (Word("False") ? false : throw Error("'fortran_order' is neither True nor False"));
                    break;
                case "shape" when shape is null:
                    shape = Tuple();
                    break;
                default:
                    throw Error($"the entry {TensorText.Quote(key)} is unknown, or there twice");
            }

            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }

        SkipSpace();
        if (_position < _text.Length)
        {
            throw Error("something follows its '}'");
        }

        return type is null || isColumnMajor is null || shape is null
            ? throw Error($"it has no '{(type is null ? "descr" : shape is null ? "shape" : "fortran_order")}'")
            : new NpyHeader(type, isColumnMajor.Value, isBigEndian, shape, bytes);
    }

    private long[] Tuple()
    {
        var sizes = new List<long>();
        Expect('(');
        bool isTuple = true;
        while (!Take(')'))
        {
            if (!isTuple)
            {
                throw Error("',' or ')' is expected");
            }

            sizes.Add(Number());
            isTuple = Take(',');
        }

        return sizes.Count != 1 || isTuple ? [.. sizes] : throw Error("the shape is a number in brackets, but a tuple is expected");
    }

    private long Number()
    {
        SkipSpace();
        int start = _position;
        while (_position < _text.Length && char.IsAsciiDigit((char)_text[_position]))
        {
            _position++;
        }

        if (long.TryParse(_text[start.._position], NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            _position += _position < _text.Length && _text[_position] == 'L' ? 1 : 0;
            return number;
        }

        throw Error(
            $"the shape holds {TensorText.Quote(Encoding.Latin1.GetString(_text[start..Math.Min(_text.Length, Math.Max(_position, start + ShownLength))]))}, but a whole number from 0 to {long.MaxValue} is expected");
    }

    /// <summary>A list as it stands in the header, lists within it and brackets in strings included.</summary>
    private string List()
    {
        SkipSpace();
        int start = _position, depth = 0;
        do
        {
            if (_position == _text.Length)
            {
                throw Error("a list is not closed");
            }

            char c = (char)_text[_position];
            if (c is '\'' or '"')
            {
                _ = Text();
                continue;
            }

            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            _position++;
        }
        while (depth > 0);
        return Encoding.Latin1.GetString(_text[start.._position]);
    }

    private string Text()
    {
        SkipSpace();
        char quote = _position < _text.Length ? (char)_text[_position] : '\0';
        int length = quote is '\'' or '"' ? _text[(_position + 1)..].IndexOf((byte)quote) : -1;
        if (length < 0)
        {
            throw Error("a string in quotes is expected");
        }

        string value = Encoding.Latin1.GetString(_text.Slice(_position + 1, length));
        _position += length + 2;
        return value;
    }

    private bool Word(string word)
    {
        SkipSpace();
        ReadOnlySpan<byte> rest = _text[_position..];
        if (rest.Length < word.Length || Encoding.Latin1.GetString(rest[..word.Length]) != word)
        {
            return false;
        }

        _position += word.Length;
        return true;
    }

    private bool IsNext(char c)
    {
        SkipSpace();
        return _position < _text.Length && _text[_position] == c;
    }

    private bool Take(char c)
    {
        if (!IsNext(c))
        {
            return false;
        }

        _position++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Take(c))
        {
            throw Error($"'{c}' is expected");
        }
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is (byte)' ' or (byte)'\n')
        {
            _position++;
        }
    }

    private readonly NetworkFormatException Error(string message) =>
        new($"{_what}, header, byte {_position} of the dictionary: {message}.");
}
