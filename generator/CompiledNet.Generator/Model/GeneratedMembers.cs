namespace CompiledNet.Generator.Model;

/// <summary>The members that the compiler writes into every network, which a class may not declare itself.</summary>
internal static class GeneratedMembers
{
    /// <summary>The constructor.</summary>
    public const string Constructor = ".ctor(int)";

    private const string Span = "Span<float>";

    /// <summary>Constants, properties, fields and nested types.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "InputLength", "OutputLength", "TargetLength", "ParameterCount", "ParameterLength", "ParameterTable", "Summary", "Parameters",
        "Info",
        "__parameters", "get_ParameterTable", "get_Summary", "get_Parameters", "get_Info",
    ];

    /// <summary>Methods, as <see cref="Signature"/> writes them.</summary>
    public static readonly IReadOnlyList<string> Methods = Signatures().ToList();

    /// <summary>A method's name and the types of its parameters.</summary>
    public static string Signature(string name, IEnumerable<string> types) => $"{name}({string.Join(", ", types)})";

    /// <summary>Whether a member that is no method may not have a name.</summary>
    public static bool IsTaken(string name) =>
        Names.Contains(name) || Methods.Any(method => method.StartsWith(name + "(", StringComparison.Ordinal));

    private static IEnumerable<string> Signatures()
    {
        yield return Signature("ParametersChanged", []);
        yield return Signature("Save", ["string"]);
        yield return Signature("Load", ["string"]);
        yield return Signature("Load", ["Stream"]);
        yield return Signature("Load", ["ReadOnlySpan<byte>"]);
        yield return Signature("LoadNpz", ["string"]);
        foreach (string inputs in new[] { "ReadOnlySpan<float>", "ReadOnlySpan<int>" })
        {
            yield return Signature("Predict", [inputs, Span]);
            yield return Signature("BackwardFrom", [inputs, "ReadOnlySpan<float>", Span, Span]);
            yield return Signature("Loss", [inputs, "ReadOnlySpan<int>"]);
            yield return Signature("Loss", [inputs, "ReadOnlySpan<float>"]);
            yield return Signature("Backward", [inputs, "ReadOnlySpan<int>", Span, Span]);
            yield return Signature("Backward", [inputs, "ReadOnlySpan<float>", Span, Span, Span]);
        }
    }
}
