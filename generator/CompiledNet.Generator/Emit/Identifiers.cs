using System.Text;

namespace CompiledNet.Generator.Emit;

/// <summary>C# names for values and methods, unique within a scope.</summary>
internal sealed class Identifiers
{
    /// <summary>Keywords, and the type parameters of generated methods.</summary>
    private static readonly HashSet<string> s_keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach",
        "goto",
        "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator",
        "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
        "stackalloc",
        "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort",
        "using",
        "virtual", "void", "volatile", "while", "field", "var", "await", "nint", "scoped", "record", "value", "where", "when", "yield",
        "nameof",
        "TSimd", "TVector", "TUpdate",
    ];

    private readonly HashSet<string> _taken;

    /// <summary>A scope in which some names are taken already.</summary>
    public Identifiers(IEnumerable<string> taken) => _taken = [.. taken];

    /// <summary>
    /// A name for a local: <c>dense1.weight.transposed</c> becomes <c>dense1WeightTransposed</c>. Its first letter is small, so that it
    /// hides no method and no type parameter.
    /// </summary>
    public string Local(string name)
    {
        string camel = Camel(name, upperFirst: false);
        return Unique(char.ToLowerInvariant(camel[0]) + camel.Substring(1));
    }

    /// <summary>A parameter's name as C# writes it: with @ where it is a keyword.</summary>
    public static string Parameter(string name) => s_keywords.Contains(name) ? "@" + name : name;

    /// <summary>A name for a member, in Pascal case.</summary>
    public string Member(string name) => Unique(Pascal(name));

    /// <summary>The name in Pascal case, without making it unique.</summary>
    public static string Pascal(string name) => Camel(name, upperFirst: true);

    private static string Camel(string name, bool upperFirst)
    {
        var text = new StringBuilder();
        bool upper = upperFirst;
        foreach (char c in name)
        {
            if (c == '.')
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return text.Length == 0 || char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    private string Unique(string name)
    {
        string candidate = s_keywords.Contains(name) ? name + "_" : name;
        for (int suffix = 2; !_taken.Add(candidate); suffix++)
        {
            candidate = $"{name}_{Literals.Int(suffix)}";
        }

        return candidate;
    }
}
