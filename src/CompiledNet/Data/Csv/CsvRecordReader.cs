using System.Text;

namespace CompiledNet;

/// <summary>
/// Reads records as RFC 4180 has them, one at a time: fields in quotes may hold separators, line ends and doubled quotes; lines end in LF,
/// CR LF, CR or with the file. Empty lines are passed over, and so are byte-order marks at the beginning, however many.
/// </summary>
internal sealed class CsvRecordReader(TextReader reader, char separator, string name)
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly StringBuilder _field = new();
    private int _nextLine = 1;

    /// <summary>The line on which the record begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>The fields of the record.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Goes on to the next record; false at the end.</summary>
    /// <exception cref="NetworkFormatException">A quote is where none may be, or is not closed; or the bytes are not UTF-8.</exception>
    public bool Read()
    {
        try
        {
            while (Line == 0 && reader.Peek() == ByteOrderMark)
            {
                // A tool that writes a mark in front of a text that has one doubles it; nobody means it as a part of the first name.
                reader.Read();
            }

            do
            {
                Line = _nextLine;
                if (reader.Peek() < 0)
                {
                    return false;
                }

                ReadRecord();
            }
            while (Fields is [""]);
            return true;
        }
        catch (DecoderFallbackException exception)
        {
            throw new NetworkFormatException($"'{name}', line {_nextLine} or one of those after it: the text is not UTF-8.", exception);
        }
    }

    private void ReadRecord()
    {
        Fields.Clear();
        while (true)
        {
            int end = reader.Peek() == '"' ? ReadQuoted() : ReadPlain();
            Fields.Add(_field.ToString());
            if (end != separator)
            {
                return;
            }
        }
    }

    /// <summary>Reads a field; gives what ended it, LF for each end of a line.</summary>
    private int ReadPlain()
    {
        _field.Clear();
        while (true)
        {
            int next = reader.Read();
            if (next == '"')
            {
                throw Wrong(
                    $"field {Fields.Count + 1} has a quote inside, but only a field that begins with one may (a quote within it is written twice)");
            }

            if (IsEnd(next, out int end))
            {
                return end;
            }

            _field.Append((char)next);
        }
    }

    private int ReadQuoted()
    {
        _field.Clear();
        reader.Read();
        while (true)
        {
            int next = reader.Read();
            if (next < 0)
            {
                throw Wrong($"the quote that begins field {Fields.Count + 1} is not closed");
            }

            if (next == '"')
            {
                if (reader.Peek() != '"')
                {
                    break;
                }

                reader.Read();
            }

            // Of CR LF the second counts.
            _nextLine += next == '\n' || (next == '\r' && reader.Peek() != '\n') ? 1 : 0;
            _field.Append((char)next);
        }

        return IsEnd(reader.Read(), out int end)
            ? end
            : throw Wrong($"field {Fields.Count + 1} goes on after its closing quote, where '{separator}' or the line's end is expected");
    }

    private bool IsEnd(int character, out int end)
    {
        end = character;
        if (character == '\r')
        {
            end = reader.Peek() == '\n' ? reader.Read() : '\n';
        }

        _nextLine += end == '\n' ? 1 : 0;
        return end < 0 || end == '\n' || end == separator;
    }

    private NetworkFormatException Wrong(string what) => new($"'{name}', line {Line}: {what}.");
}
