namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class ValueCases
{
    public static readonly DiagnosticCase[] All =
    [
        new("CNET0010", "units", "[Network] [Input(4)] [Dense([|0|])] partial class Net;", "[Network] [Input(4)] [Dense(1)] partial class Net;"),
        new("CNET0010", "units by name", "[Network] [Input(4)] [Dense([|units: -1|], Bias = false)] partial class Net;", "[Network] [Input(4)] [Dense(units: 1)] partial class Net;"),
        new("CNET0010", "no axes", "[Network] [[|Input()|]] [Dense(3)] partial class Net;", "[Network] [Input(1)] [Dense(3)] partial class Net;"),
        new("CNET0010", "null for axes", "[Network] [Input([|null!|])] [Dense(3)] partial class Net;", "[Network] [Input(1)] [Dense(3)] partial class Net;"),
        new("CNET0010", "axis of the input", "[Network] [Input(3, [|0|], 4)] [Dense(3)] partial class Net;", "[Network] [Input(3, 1, 4)] [Dense(3)] partial class Net;"),
        new("CNET0010", "axis of the input in an array", "[Network] [Input(new[] { 3, [|-2|] })] [Dense(3)] partial class Net;", "[Network] [Input(new[] { 3, 2 })] [Dense(3)] partial class Net;"),
        new("CNET0010", "axis of a reshape", "[Network] [Input(4)] [Reshape(4, [|-1|])] partial class Net;", "[Network] [Input(4)] [Reshape(4, 1)] partial class Net;"),
        new("CNET0010", "slope", "[Network] [Input(4)] [LeakyReLU([|double.NaN|])] partial class Net;", "[Network] [Input(4)] [LeakyReLU(-1)] partial class Net;"),
        new("CNET0010", "alpha", "[Network] [Input(4)] [ELU([|alpha: double.PositiveInfinity|])] partial class Net;", "[Network] [Input(4)] [ELU(alpha: 2)] partial class Net;"),
        new("CNET0010", "initialisation", "[Network] [Input(4)] [Dense(3, [|Init = (Init)7|])] partial class Net;", "[Network] [Input(4)] [Dense(3, Init = Init.He)] partial class Net;"),
        new("CNET0010", "weight", "[Network] [Input(4)] [MeanSquaredError([|Weight = double.NaN|])] partial class Net;", "[Network] [Input(4)] [MeanSquaredError(Weight = -1)] partial class Net;"),
        new("CNET0010", "smoothing", "[Network] [Input(4)] [Softmax, CrossEntropy([|LabelSmoothing = 1.5|])] partial class Net;", "[Network] [Input(4)] [Softmax, CrossEntropy(LabelSmoothing = 1)] partial class Net;"),
        new("CNET0010", "delta", "[Network] [Input(4)] [Huber([|Delta = 0|])] partial class Net;", "[Network] [Input(4)] [Huber(Delta = 1e-3)] partial class Net;"),
        new("CNET0010", "budget", "[Network] [Input(4)] [Dense(3)] [Budget([|Bytes = -1|])] partial class Net;", "[Network] [Input(4)] [Dense(3)] [Budget(Bytes = 10000)] partial class Net;"),
        new("CNET0011", "input", "[Network] [Input([|int.MaxValue|])] [Dense(3)] partial class Net;", "[Network] [Input(100000)] [Dense(3)] partial class Net;"),
        new("CNET0011", "input of several axes", "[Network] [[|Input(50000, 50000, 50000)|]] [ReLU] partial class Net;", "[Network] [Input(50, 50, 50)] [ReLU] partial class Net;"),
        new("CNET0011", "output", "[Network] [Input(8, 4)] [Dense([|int.MaxValue|])] partial class Net;", "[Network] [Input(8, 4)] [Dense(1000)] partial class Net;"),
        new("CNET0011", "parameters", "[Network] [Input(50000)] [[|Dense(50000)|]] [Dense(4)] partial class Net;", "[Network] [Input(500)] [Dense(500)] [Dense(4)] partial class Net;"),
        new("CNET0012", "input", "[Network] [[|Input(1, 1, 1, 1, 1, 1, 4)|]] [Dense(3)] partial class Net;", "[Network] [Input(1, 1, 1, 1, 1, 4)] [Dense(3)] partial class Net;"),
        new("CNET0012", "reshape", "[Network] [Input(4)] [[|Reshape(1, 1, 1, 1, 1, 2, 2)|]] partial class Net;", "[Network] [Input(4)] [Reshape(1, 2, 2)] partial class Net;"),
    ];
}
