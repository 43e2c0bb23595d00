using System.Text.RegularExpressions;

namespace CompiledNet.Benchmarks;

/// <summary>The options of <c>peers</c>.</summary>
internal sealed record PeersOptions
{
    public const string Usage = """
        peers [--quick] [--only PATTERNS] [--json FILE] [--python PROGRAM] [--list]
          --quick           few short rounds: shows that it runs, measures nothing
          --only PATTERNS   the rows whose work or peer contains one of them; * stands for anything; a comma parts
                            them, unless a space follows
          --json FILE       keeps the results
          --python PROGRAM  the Python that has PyTorch
          --list            names the rows
        """;

    public bool Quick { get; init; }

    public bool List { get; init; }

    /// <summary>Patterns of which a row has to match one; empty for all rows.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public string? Json { get; init; }

    /// <summary>Pythons to look for PyTorch in, in this order: a version manager's often hides the system's, which has it.</summary>
    public IReadOnlyList<string> Pythons { get; init; } = ["python3", "/usr/bin/python3", "python"];

    /// <summary>The options of a command line; null where it is not understood.</summary>
    public static PeersOptions? Parse(IEnumerable<string> arguments)
    {
        var options = new PeersOptions();
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out string? argument))
        {
            if (argument is "--quick")
            {
                options = options with { Quick = true };
            }
            else if (argument is "--list")
            {
                options = options with { List = true };
            }
            else if (!rest.TryDequeue(out string? value))
            {
                return null;
            }
            else
            {
                switch (argument)
                {
                    case "--only":
                        options = options with { Only = [.. options.Only, .. Regex.Split(value, ",(?! )")] };
                        break;
                    case "--json":
                        options = options with { Json = value };
                        break;
                    case "--python":
                        options = options with { Pythons = [value] };
                        break;
                    default:
                        return null;
                }
            }
        }

        return options;
    }
}
