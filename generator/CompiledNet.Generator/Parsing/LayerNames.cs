using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Parsing;

/// <summary>
/// The names of layers: what the user gave, or the attribute's name in lower case, without 1D or 2D, and its ordinal among
/// the layers of that kind, named ones counted.
/// </summary>
internal sealed class LayerNames
{
    private readonly Dictionary<string, int> _ordinals = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>The name of the next layer.</summary>
    public string Next(AttributeReader attribute, List<Problem> problems)
    {
        string kind = attribute.Kind.EndsWith("1D", StringComparison.Ordinal) || attribute.Kind.EndsWith("2D", StringComparison.Ordinal)
            ? attribute.Kind.Substring(0, attribute.Kind.Length - 2)
            : attribute.Kind;
        kind = kind.ToLowerInvariant();
        _ordinals.TryGetValue(kind, out int ordinal);
        _ordinals[kind] = ++ordinal;
        string name = attribute.Name ?? kind + ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture);

        if (!IsValid(name))
        {
            problems.Add(
                new Problem(
                    ProblemIds.InvalidName, attribute.Index,
                    $"'{name}' is no name of a layer: write letters, digits and underscores, in parts separated by dots, each beginning with a letter or an underscore",
                    "Name"));
        }
        else if (!_taken.Add(name))
        {
            problems.Add(new Problem(
                ProblemIds.DuplicateName,
                attribute.Index,
                attribute.Name is null
                    ? $"'{name}' is this layer's name by default, but a layer before has it already: give one of the two another Name"
                    : $"The name '{name}' is given twice: give one of the two layers another",
                "Name",
                -1,
                Free(name)));
        }

        return name;
    }

    /// <summary>The name with the first number after it that nobody has.</summary>
    private string Free(string name)
    {
        for (int suffix = 2; ; suffix++)
        {
            string candidate = name + "_" + suffix.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (!_taken.Contains(candidate))
            {
                return candidate;
            }
        }
    }

    private static bool IsValid(string name) =>
        name.Split('.').All(
            part => part.Length > 0 && (char.IsLetter(part[0]) || part[0] == '_') && part.All(c => char.IsLetterOrDigit(c) || c == '_'));
}
