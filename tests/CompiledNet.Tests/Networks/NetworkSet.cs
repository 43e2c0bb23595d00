namespace CompiledNet.Tests.Networks;

/// <summary>Declarations that are compiled together, in each form when it is first asked for.</summary>
internal sealed class NetworkSet(IReadOnlyCollection<NetworkDeclaration> declarations)
{
    private readonly Dictionary<Form, Lazy<IReadOnlyDictionary<string, CompiledTestNetwork>>> _networks = Enum.GetValues<Form>()
        .ToDictionary(
            form => form,
            form => new Lazy<IReadOnlyDictionary<string, CompiledTestNetwork>>(() => NetworkCompiler.Compile(declarations, form)));

    public static IEnumerable<NetworkDeclaration> BothFused(string name, string layers) =>
        [new(name, layers), new(UnfusedName(name), layers, Fuse: false)];

    /// <summary>A new instance of a network.</summary>
    public CompiledTestNetwork Get(string name, Form form, bool fuse = true) =>
        _networks[form].Value[fuse ? name : UnfusedName(name)].NewInstance();

    /// <summary>A network in both forms, fused and not.</summary>
    public IEnumerable<CompiledTestNetwork> Variants(string name) =>
        Enum.GetValues<Form>().SelectMany(form => new[] { Get(name, form), Get(name, form, fuse: false) });

    private static string UnfusedName(string name) => name + "Unfused";
}
