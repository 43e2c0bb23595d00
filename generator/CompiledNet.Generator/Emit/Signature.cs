namespace CompiledNet.Generator.Emit;

/// <summary>
/// A method's parameters with what its documentation says of them, so that none is written without the other, and its body's use of each.
/// </summary>
internal sealed class Signature
{
    private readonly List<(string Declaration, string Name, string Documentation)> _parameters = [];

    /// <summary>The C# of the parameters.</summary>
    public string Parameters => string.Join(", ", _parameters.Select(parameter => parameter.Declaration));

    /// <summary>The C# of the arguments of a call that passes all of them on.</summary>
    public string Arguments => string.Join(", ", _parameters.Select(parameter => parameter.Name));

    /// <summary>Adds a parameter.</summary>
    /// <param name="type">Its C# type.</param>
    /// <param name="name">Its C# name.</param>
    /// <param name="documentation">What the doc comment says.</param>
    /// <param name="defaultValue">The C# of its default; null where it must be given.</param>
    public Signature Add(string type, string name, string documentation, string? defaultValue = null)
    {
        _parameters.Add(($"{type} {name}{(defaultValue is null ? string.Empty : " = " + defaultValue)}", name, documentation));
        return this;
    }

    /// <summary>Writes the doc comments of the parameters.</summary>
    public void WriteDocs(CodeWriter writer)
    {
        foreach ((_, string name, string documentation) in _parameters)
        {
            MemberDocs.Parameter(writer, name.TrimStart('@'), documentation);
        }
    }
}
