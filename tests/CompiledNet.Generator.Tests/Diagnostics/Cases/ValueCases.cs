namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class ValueCases
{
    public static readonly DiagnosticCase[] All =
    [
        new(
            "CNET0010", "units", "[Network] [Input(4)] [Dense([|0|])] partial class Net;",
            "[Network] [Input(4)] [Dense(1)] partial class Net;"),
        new(
            "CNET0010", "units by name", "[Network] [Input(4)] [Dense([|units: -1|], Bias = false)] partial class Net;",
            "[Network] [Input(4)] [Dense(units: 1)] partial class Net;"),
        new(
            "CNET0010", "no axes", "[Network] [[|Input()|]] [Dense(3)] partial class Net;",
            "[Network] [Input(1)] [Dense(3)] partial class Net;"),
        new(
            "CNET0010", "null for axes", "[Network] [Input([|null!|])] [Dense(3)] partial class Net;",
            "[Network] [Input(1)] [Dense(3)] partial class Net;"),
        new(
            "CNET0010", "axis of the input", "[Network] [Input(3, [|0|], 4)] [Dense(3)] partial class Net;",
            "[Network] [Input(3, 1, 4)] [Dense(3)] partial class Net;"),
        new(
            "CNET0010", "axis of the input in an array", "[Network] [Input(new[] { 3, [|-2|] })] [Dense(3)] partial class Net;",
            "[Network] [Input(new[] { 3, 2 })] [Dense(3)] partial class Net;"),
        new(
            "CNET0010", "axis of a reshape", "[Network] [Input(4)] [Reshape(4, [|-1|])] partial class Net;",
            "[Network] [Input(4)] [Reshape(4, 1)] partial class Net;"),
        new(
            "CNET0010", "slope", "[Network] [Input(4)] [LeakyReLU([|double.NaN|])] partial class Net;",
            "[Network] [Input(4)] [LeakyReLU(-1)] partial class Net;"),
        new(
            "CNET0010", "alpha", "[Network] [Input(4)] [ELU([|alpha: double.PositiveInfinity|])] partial class Net;",
            "[Network] [Input(4)] [ELU(alpha: 2)] partial class Net;"),
        new(
            "CNET0010", "initialisation", "[Network] [Input(4)] [Dense(3, [|Init = (Init)7|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Init = Init.He)] partial class Net;"),
        new(
            "CNET0010", "weight", "[Network] [Input(4)] [MeanSquaredError([|Weight = double.NaN|])] partial class Net;",
            "[Network] [Input(4)] [MeanSquaredError(Weight = -1)] partial class Net;"),
        new(
            "CNET0010", "smoothing", "[Network] [Input(4)] [Softmax, CrossEntropy([|LabelSmoothing = 1.5|])] partial class Net;",
            "[Network] [Input(4)] [Softmax, CrossEntropy(LabelSmoothing = 1)] partial class Net;"),
        new(
            "CNET0010", "delta", "[Network] [Input(4)] [Huber([|Delta = 0|])] partial class Net;",
            "[Network] [Input(4)] [Huber(Delta = 1e-3)] partial class Net;"),
        new(
            "CNET0010", "budget", "[Network] [Input(4)] [Dense(3)] [Budget([|Bytes = -1|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Budget(Bytes = 10000)] partial class Net;"),
        new(
            "CNET0011", "input", "[Network] [Input([|int.MaxValue|])] [Dense(3)] partial class Net;",
            "[Network] [Input(100000)] [Dense(3)] partial class Net;"),
        new(
            "CNET0011", "input of several axes", "[Network] [[|Input(50000, 50000, 50000)|]] [ReLU] partial class Net;",
            "[Network] [Input(50, 50, 50)] [ReLU] partial class Net;"),
        new(
            "CNET0011", "output", "[Network] [Input(8, 4)] [Dense([|int.MaxValue|])] partial class Net;",
            "[Network] [Input(8, 4)] [Dense(1000)] partial class Net;"),
        new(
            "CNET0011", "padding beyond an int", "[Network] [Input(1, 8)] [[|Conv1D(1, 3, Padding = int.MaxValue)|]] partial class Net;",
            "[Network] [Input(1, 8)] [Conv1D(1, 3, Padding = 1000)] partial class Net;"),
        new(
            "CNET0011", "windows beyond an int",
            "[Network] [Input(1, 8)] [[|Conv1D(1, 3, Padding = 1 << 30, Stride = 1 << 30)|]] partial class Net;",
            "[Network] [Input(1, 8)] [Conv1D(1, 3, Padding = 1 << 29, Stride = 1 << 29)] partial class Net;"),
        new(
            "CNET0011", "last window beyond an int",
            "[Network] [Input(1, 8)] [[|MaxPool1D(int.MaxValue, Stride = 7, CeilMode = true, Padding = (1 << 30) - 1)|]] partial class Net;",
            "[Network] [Input(1, 8)] [MaxPool1D(1 << 30, Stride = 7, CeilMode = true, Padding = 1 << 29)] partial class Net;"),
        new(
            "CNET0011", "groups", "[Network] [Input(1 << 20, 8)] [Conv1D(1 << 20, 1, [|Groups = 1 << 20|])] partial class Net;",
            "[Network] [Input(1 << 10, 8)] [Conv1D(1 << 10, 1, Groups = 1 << 10)] partial class Net;"),
        new(
            "CNET0011", "weights transposed", "[Network] [Input(1, 1000)] [Conv1D([|1000000|], 1000)] partial class Net;",
            "[Network] [Input(1, 1000)] [Conv1D(10000, 1000)] partial class Net;"),
        new(
            "CNET0010", "window of a pooling", "[Network] [Input(1, 8, 8)] [MaxPool2D([|1 << 20|], Padding = 1 << 19)] partial class Net;",
            "[Network] [Input(1, 8, 8)] [MaxPool2D(1 << 10, Padding = 1 << 9)] partial class Net;"),
        new(
            "CNET0011", "parameters", "[Network] [Input(50000)] [[|Dense(50000)|]] [Dense(4)] partial class Net;",
            "[Network] [Input(500)] [Dense(500)] [Dense(4)] partial class Net;"),
        new(
            "CNET0012", "input", "[Network] [[|Input(1, 1, 1, 1, 1, 1, 4)|]] [Dense(3)] partial class Net;",
            "[Network] [Input(1, 1, 1, 1, 1, 4)] [Dense(3)] partial class Net;"),
        new(
            "CNET0012", "reshape", "[Network] [Input(4)] [[|Reshape(1, 1, 1, 1, 1, 2, 2)|]] partial class Net;",
            "[Network] [Input(4)] [Reshape(1, 2, 2)] partial class Net;"),
        new(
            "CNET0010", "filters", "[Network] [Input(1, 5, 5)] [Conv2D([|0|], 3)] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(1, 3)] partial class Net;"),
        new(
            "CNET0010", "window", "[Network] [Input(1, 5, 5)] [Conv2D(2, [|0|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(2, 1)] partial class Net;"),
        new(
            "CNET0010", "height of a window", "[Network] [Input(1, 5, 5)] [Conv2D(2, [|height: 0|], width: 3)] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(2, height: 1, width: 3)] partial class Net;"),
        new(
            "CNET0010", "width of a window", "[Network] [Input(1, 5, 5)] [Conv2D(2, 3, [|0|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(2, 3, 1)] partial class Net;"),
        new(
            "CNET0010", "stride", "[Network] [Input(1, 5)] [Conv1D(2, 3, [|Stride = 0|])] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(2, 3, Stride = 2)] partial class Net;"),
        new(
            "CNET0010", "padding", "[Network] [Input(1, 5)] [Conv1D(2, 3, [|Padding = -1|])] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(2, 3, Padding = 1)] partial class Net;"),
        new(
            "CNET0010", "padding of a pooling", "[Network] [Input(1, 5)] [MaxPool1D(2, [|Padding = 2|])] partial class Net;",
            "[Network] [Input(1, 5)] [MaxPool1D(2, Padding = 1)] partial class Net;"),
        new(
            "CNET0010", "padding of a side", "[Network] [Input(1, 5)] [Conv1D(2, 3, [|PaddingRight = -1|])] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(2, 3, PaddingRight = 1)] partial class Net;"),
        new(
            "CNET0010", "padding of a side of a pooling",
            "[Network] [Input(1, 5, 5)] [MaxPool2D(4, Height = 2, [|PaddingBottom = 2|], PaddingLeft = 2)] partial class Net;",
            "[Network] [Input(1, 5, 5)] [MaxPool2D(4, Height = 2, PaddingBottom = 1, PaddingLeft = 2)] partial class Net;"),
        new(
            "CNET0010", "padding of the smaller side", "[Network] [Input(1, 5, 5)] [MaxPool2D(4, Width = 2, [|Padding = 2|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [MaxPool2D(4, Width = 2, Padding = 1)] partial class Net;"),
        new(
            "CNET0010", "stride of an axis", "[Network] [Input(1, 5, 5)] [Conv2D(2, 3, [|StrideHeight = 0|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(2, 3, StrideHeight = 2)] partial class Net;"),
        new(
            "CNET0010", "dilation of an axis", "[Network] [Input(1, 5, 5)] [Conv2D(2, 3, [|DilationWidth = -2|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(2, 3, DilationWidth = 2)] partial class Net;"),
        new(
            "CNET0010", "height of a pooling", "[Network] [Input(1, 5, 5)] [MaxPool2D(2, [|Height = 0|], Stride = 1)] partial class Net;",
            "[Network] [Input(1, 5, 5)] [MaxPool2D(2, Height = 1, Stride = 1)] partial class Net;"),
        new(
            "CNET0010", "paddings twice", "[Network] [Input(1, 5)] [Conv1D(2, 3, Same = true, [|PaddingLeft = 1|])] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(2, 3, Same = true, PaddingLeft = 0)] partial class Net;"),
        new(
            "CNET0010", "windows twice", "[Network] [Input(1, 5)] [MaxPool1D(2, Same = true, [|CeilMode = true|])] partial class Net;",
            "[Network] [Input(1, 5)] [MaxPool1D(2, CeilMode = true)] partial class Net;"),
        new(
            "CNET0010", "dilation", "[Network] [Input(1, 5)] [Conv1D(2, 3, [|Dilation = 0|])] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(2, 3, Dilation = 2)] partial class Net;"),
        new(
            "CNET0010", "rate", "[Network] [Input(5)] [Dropout([|1|])] partial class Net;",
            "[Network] [Input(5)] [Dropout(0.5)] partial class Net;"),
        new(
            "CNET0010", "epsilon", "[Network] [Input(5)] [LayerNorm([|Epsilon = 0|])] partial class Net;",
            "[Network] [Input(5)] [LayerNorm(Epsilon = 1e-3)] partial class Net;"),
        new(
            "CNET0010", "momentum", "[Network] [Input(5)] [BatchNorm([|Momentum = 2|])] partial class Net;",
            "[Network] [Input(5)] [BatchNorm(Momentum = 1)] partial class Net;"),
        new(
            "CNET0010", "count", "[Network] [Input(5, Tokens = true)] [Embedding([|0|], 3)] partial class Net;",
            "[Network] [Input(5, Tokens = true)] [Embedding(9, 3)] partial class Net;"),
        new(
            "CNET0010", "axis", "[Network] [Input(5)] [ReLU] [Concat(\"input1\", [|Axis = 1|])] partial class Net;",
            "[Network] [Input(5)] [ReLU] [Concat(\"input1\", Axis = 0)] partial class Net;"),
        new(
            "CNET0010", "no names", "[Network] [Input(5)] [[|Add()|]] partial class Net;",
            "[Network] [Input(5)] [Add(\"input1\")] partial class Net;"),
        new(
            "CNET0013", "channels", "[Network] [Input(3, 5, 5)] [Conv2D(4, 3, [|Groups = 2|])] partial class Net;",
            "[Network] [Input(4, 5, 5)] [Conv2D(4, 3, Groups = 2)] partial class Net;"),
        new(
            "CNET0013", "filters", "[Network] [Input(4, 5)] [Conv1D(5, 3, [|Groups = 4|])] partial class Net;",
            "[Network] [Input(4, 5)] [Conv1D(8, 3, Groups = 4)] partial class Net;"),
    ];
}
