namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class NameCases
{
    public static readonly DiagnosticCase[] All =
    [
        new("CNET0030", "space", "[Network] [Input(4)] [Dense(3, [|Name = \"the first\"|])] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"the.first\")] partial class Net;"),
        new("CNET0030", "empty", "[Network] [Input(4)] [Dense(3, [|Name = \"\"|])] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = null)] partial class Net;"),
        new("CNET0030", "digit", "[Network] [Input(4)] [Dense(3, [|Name = \"a.1\"|])] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"_a._1\")] partial class Net;"),
        new("CNET0031", "given", "[Network] [Input(4)] [Dense(3, Name = \"a\"), ReLU([|Name = \"a\"|])] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"a\"), ReLU(Name = \"A\")] partial class Net;"),
        new("CNET0031", "default", "[Network] [Input(4)] [Dense(3, Name = \"relu1\"), [|ReLU|]] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"relu2\"), ReLU] partial class Net;"),
    ];
}
