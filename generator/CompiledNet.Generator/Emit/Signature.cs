namespace CompiledNet.Generator.Emit;

/// <summary>A public method's parameters with what its documentation says of them, so that none is written without the other.</summary>
internal sealed class Signature
{
    private readonly List<string> _declarations = [];
    private readonly List<string> _docs = [];

    /// <summary>The C# of the parameters.</summary>
    public string Parameters => string.Join(", ", _declarations);

    /// <summary>Adds a parameter.</summary>
    /// <param name="type">Its C# type.</param>
    /// <param name="name">Its C# name.</param>
    /// <param name="documentation">What the doc comment says.</param>
    /// <param name="defaultValue">The C# of its default; null where it must be given.</param>
    public Signature Add(string type, string name, string documentation, string? defaultValue = null)
    {
        _declarations.Add($"{type} {name}{(defaultValue is null ? string.Empty : " = " + defaultValue)}");
        _docs.Add($"/// <param name=\"{name.TrimStart('@')}\">{documentation}</param>");
        return this;
    }

    /// <summary>Adds what the doc comment says of an exception; nothing where that is null.</summary>
    public Signature Throws(string type, string? documentation)
    {
        if (documentation is not null)
        {
            _docs.Add($"/// <exception cref=\"{type}\">{documentation}</exception>");
        }

        return this;
    }

    /// <summary>The lines of the doc comment.</summary>
    public string Docs(string summary) => string.Join("\n", _docs.Prepend($"/// <summary>{summary}</summary>"));
}
