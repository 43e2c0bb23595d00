namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class AllCases
{
    private static readonly Dictionary<string, DiagnosticCase> s_byName = new[]
    {
        DeclarationCases.All, ValueCases.All, ShapeCases.All, NameCases.All, SlotCases.All, LossCases.All, CostCases.All,
    }.SelectMany(cases => cases).ToDictionary(one => one.Name);

    public static IEnumerable<string> Names => s_byName.Keys;

    public static IEnumerable<DiagnosticCase> All => s_byName.Values;

    public static DiagnosticCase Find(string name) => s_byName[name];
}
