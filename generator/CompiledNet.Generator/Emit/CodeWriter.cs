using System.Text;

namespace CompiledNet.Generator.Emit;

/// <summary>Writes indented C# with LF line ends.</summary>
internal sealed class CodeWriter
{
    private const int IndentWidth = 4;
    private readonly StringBuilder _text = new();
    private int _indent;

    /// <summary>The lines written so far.</summary>
    public int LineCount { get; private set; }

    /// <summary>Writes lines; each gets the current indentation.</summary>
    public CodeWriter Line(string text = "")
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.Length > 0)
            {
                _text.Append(' ', _indent * IndentWidth).Append(line);
            }

            _text.Append('\n');
            LineCount++;
        }

        return this;
    }

    /// <summary>Writes a block as it stands, whole lines with what the current indentation adds.</summary>
    /// <param name="text">A raw string literal: what it looks like is what is written.</param>
    public CodeWriter Block(string text) => Line(text);

    /// <summary>Opens a brace and indents.</summary>
    public CodeWriter Open(string? header = null)
    {
        if (header is not null)
        {
            Line(header);
        }

        Line("{");
        _indent++;
        return this;
    }

    /// <summary>Closes a brace.</summary>
    public CodeWriter Close(string suffix = "")
    {
        _indent--;
        return Line("}" + suffix);
    }

    /// <summary>Indents what the action writes.</summary>
    public CodeWriter Indented(Action<CodeWriter> write)
    {
        _indent++;
        write(this);
        _indent--;
        return this;
    }

    public override string ToString() => _text.ToString();
}
