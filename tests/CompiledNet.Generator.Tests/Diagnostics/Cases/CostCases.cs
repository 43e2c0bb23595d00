namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class CostCases
{
    /// <summary>Activations of which no two have the same code.</summary>
    private static readonly string s_different = string.Join(", ", Enumerable.Range(1, 80).Select(i => $"ELU({i})"));

    private static readonly string s_same = string.Join(", ", Enumerable.Repeat("ELU(1)", 80));

    public static readonly DiagnosticCase[] All =
    [
        new(
            "CNET0050", "parameters", "[Network, Budget([|Parameters = 14|])] [Input(4)] [Dense(3)] partial class Net;",
            "[Network, Budget(Parameters = 15)] [Input(4)] [Dense(3)] partial class Net;"),
        new(
            "CNET0050", "multiply-adds", "[Network] [Input(2, 4)] [Dense(3)] [Budget([|MultiplyAdds = 23|])] partial class Net;",
            "[Network] [Input(2, 4)] [Dense(3)] [Budget(MultiplyAdds = 24)] partial class Net;"),
        new(
            "CNET0050", "bytes", "[Network] [Input(4)] [Dense(3)] [Budget(Parameters = 15, [|Bytes = 100|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Budget(Bytes = 384)] partial class Net;"),
        new(
            "CNET0051", "first attribute", $"[[|Network|]] [Input(4)] [{s_different}] partial class Net;",
            $"[Network] [Input(4)] [{s_same}] partial class Net;"),
        new(
            "CNET0051", "after another", $"[Budget, [|Network()|]] [Input(4)] [{s_different}] partial class Net;",
            $"[Budget, Network()] [Input(4)] [{s_same}] partial class Net;"),
    ];
}
