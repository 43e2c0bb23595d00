namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class ShapeCases
{
    public static readonly DiagnosticCase[] All =
    [
        new(
            "CNET0020", "fewer", "[Network] [Input(2, 3)] [[|Reshape(5, 1)|]] partial class Net;",
            "[Network] [Input(2, 3)] [Reshape(6, 1)] partial class Net;"),
        new(
            "CNET0020", "one axis", "[Network] [Input(2, 3)] [Reshape([|7|])] partial class Net;",
            "[Network] [Input(2, 3)] [Reshape(6)] partial class Net;"),
        new(
            "CNET0021", "convolution", "[Network] [Input(25)] [[|Conv2D(4, 3)|]] partial class Net;",
            "[Network] [Input(25)] [Reshape(1, 5, 5)] [Conv2D(4, 3)] partial class Net;"),
        new(
            "CNET0021", "pooling", "[Network] [Input(1, 5, 5)] [[|MaxPool1D(2)|]] partial class Net;",
            "[Network] [Input(1, 5, 5)] [MaxPool2D(2)] partial class Net;"),
        new(
            "CNET0021", "transpose", "[Network] [Input(5)] [[|Transpose|]] partial class Net;",
            "[Network] [Input(5, 1)] [Transpose] partial class Net;"),
        new(
            "CNET0021", "average", "[Network] [Input(5)] [[|GlobalAveragePool|]] partial class Net;",
            "[Network] [Input(5, 2)] [GlobalAveragePool] partial class Net;"),
        new(
            "CNET0021", "embedding of values", "[Network] [Input(5)] [[|Embedding(9, 3)|]] partial class Net;",
            "[Network] [Input(5, Tokens = true)] [Embedding(9, 3)] partial class Net;"),
        new(
            "CNET0021", "tokens as values", "[Network] [Input(5, Tokens = true)] [[|Dense(3)|]] partial class Net;",
            "[Network] [Input(5, Tokens = true)] [Embedding(9, 3), Dense(3)] partial class Net;"),
        new(
            "CNET0021", "tokens as they are", "[Network] [[|Input(5, Tokens = true)|]] partial class Net;",
            "[Network] [Input(5, Tokens = true)] [Embedding(9, 3)] partial class Net;"),
        new(
            "CNET0021", "tokens taken up again",
            "[Network] [[|Input(5, Tokens = true)|]] [Embedding(9, 3)] [From(\"input1\")] partial class Net;",
            "[Network] [Input(5, Tokens = true)] [Embedding(9, 3)] [From(\"input1\")] [Embedding(9, 3)] partial class Net;"),
        new(
            "CNET0021", "tokens in a sum",
            "[Network] [Input(5, Tokens = true)] [Embedding(9, 3)] [Flatten, Dense(5)] [Add([|\"input1\"|])] partial class Net;",
            "[Network] [Input(5, Tokens = true)] [Embedding(9, 3)] [Flatten, Dense(15)] [Add(\"flatten1\")] partial class Net;"),
        new(
            "CNET0022", "sum", "[Network] [Input(5)] [Dense(4, Name = \"a\"), Dense(3)] [Add([|\"a\"|])] partial class Net;",
            "[Network] [Input(5)] [Dense(4, Name = \"a\"), Dense(4)] [Add(\"a\")] partial class Net;"),
        new(
            "CNET0022", "product", "[Network] [Input(5)] [Dense(4, Name = \"a\"), Dense(3)] [Multiply([|\"a\"|])] partial class Net;",
            "[Network] [Input(5)] [Dense(3, Name = \"a\"), Dense(3)] [Multiply(\"a\")] partial class Net;"),
        new(
            "CNET0022", "concatenation",
            "[Network] [Input(2, 5)] [Dense(4, Name = \"a\"), Dense(3)] [Concat([|\"a\"|])] partial class Net;",
            "[Network] [Input(2, 5)] [Dense(4, Name = \"a\"), Dense(3)] [Concat(\"a\", Axis = 1)] partial class Net;"),
        new(
            "CNET0023", "convolution", "[Network] [Input(1, 5, 5)] [Conv2D(4, [|6|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(4, 6, Padding = 1)] partial class Net;"),
        new(
            "CNET0023", "width", "[Network] [Input(1, 5, 5)] [Conv2D(4, 5, [|7|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(4, 4, 5)] partial class Net;"),
        new(
            "CNET0023", "height of a square given twice", "[Network] [Input(1, 2, 5)] [Conv2D(4, [|3|], 3)] partial class Net;",
            "[Network] [Input(1, 2, 5)] [Conv2D(4, 2, 3)] partial class Net;"),
        new(
            "CNET0023", "square over the shorter axis", "[Network] [Input(1, 5, 2)] [Conv2D(4, [|6|])] partial class Net;",
            "[Network] [Input(1, 5, 2)] [Conv2D(4, 2)] partial class Net;"),
        new(
            "CNET0023", "dilation", "[Network] [Input(1, 5)] [Conv1D(4, [|4|], Dilation = 2)] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(4, 3, Dilation = 2)] partial class Net;"),
        new(
            "CNET0023", "dilation of an axis", "[Network] [Input(1, 5, 5)] [Conv2D(4, 3, [|3|], DilationWidth = 3)] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(4, 3, 3, DilationWidth = 2)] partial class Net;"),
        new(
            "CNET0023", "padding of a side", "[Network] [Input(1, 5)] [Conv1D(4, [|8|], PaddingLeft = 2)] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(4, 8, PaddingLeft = 2, PaddingRight = 1)] partial class Net;"),
        new(
            "CNET0023", "width of a pooling", "[Network] [Input(1, 5, 5)] [MaxPool2D(2, [|Width = 6|])] partial class Net;",
            "[Network] [Input(1, 5, 5)] [MaxPool2D(2, Width = 6, PaddingRight = 1)] partial class Net;"),
        new(
            "CNET0023", "rounded up", "[Network] [Input(1, 5)] [MaxPool1D([|7|], Stride = 2, CeilMode = true)] partial class Net;",
            "[Network] [Input(1, 5)] [MaxPool1D(6, Stride = 2, CeilMode = true)] partial class Net;"),
        new(
            "CNET0023", "pooling", "[Network] [Input(1, 5)] [AveragePool1D([|6|])] partial class Net;",
            "[Network] [Input(1, 5)] [AveragePool1D(5)] partial class Net;"),
        new(
            "CNET0024", "convolution", "[Network] [Input(1, 5, 5)] [Conv2D(4, 3), ReLU] [[|Dense(10)|]] partial class Net;",
            "[Network] [Input(1, 5, 5)] [Conv2D(4, 3), ReLU] [Flatten, Dense(10)] partial class Net;"),
        new(
            "CNET0024", "pooling", "[Network] [Input(1, 5)] [MaxPool1D(2)] [[|Dense(10)|]] partial class Net;",
            "[Network] [Input(2, 5)] [Transpose, Dense(10)] partial class Net;"),
    ];
}
