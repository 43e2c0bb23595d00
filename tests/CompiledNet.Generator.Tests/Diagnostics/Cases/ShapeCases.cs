namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class ShapeCases
{
    public static readonly DiagnosticCase[] All =
    [
        new("CNET0020", "fewer", "[Network] [Input(2, 3)] [[|Reshape(5, 1)|]] partial class Net;", "[Network] [Input(2, 3)] [Reshape(6, 1)] partial class Net;"),
        new("CNET0020", "one axis", "[Network] [Input(2, 3)] [Reshape([|7|])] partial class Net;", "[Network] [Input(2, 3)] [Reshape(6)] partial class Net;"),
    ];
}
