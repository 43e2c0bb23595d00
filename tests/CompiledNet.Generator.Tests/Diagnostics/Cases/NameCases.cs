namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class NameCases
{
    public static readonly DiagnosticCase[] All =
    [
        new(
            "CNET0030", "space", "[Network] [Input(4)] [Dense(3, [|Name = \"the first\"|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Name = \"the.first\")] partial class Net;"),
        new(
            "CNET0030", "empty", "[Network] [Input(4)] [Dense(3, [|Name = \"\"|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Name = null)] partial class Net;"),
        new(
            "CNET0030", "digit", "[Network] [Input(4)] [Dense(3, [|Name = \"a.1\"|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Name = \"_a._1\")] partial class Net;"),
        new(
            "CNET0031", "given", "[Network] [Input(4)] [Dense(3, Name = \"a\"), ReLU([|Name = \"a\"|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Name = \"a\"), ReLU(Name = \"A\")] partial class Net;"),
        new(
            "CNET0031", "default", "[Network] [Input(4)] [Dense(3, Name = \"relu1\"), [|ReLU|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Name = \"relu2\"), ReLU] partial class Net;"),
        new(
            "CNET0032", "nearest", "[Network] [Input(5)] [Dense(5, Name = \"first\"), ReLU] [Add([|\"frist\"|])] partial class Net;",
            "[Network] [Input(5)] [Dense(5, Name = \"first\"), ReLU] [Add(\"first\")] partial class Net;"),
        new(
            "CNET0032", "one of two", "[Network] [Input(5)] [Dense(5), ReLU] [Concat(\"dense1\", [|\"dense2\"|])] partial class Net;",
            "[Network] [Input(5)] [Dense(5), ReLU] [Concat(\"dense1\", \"input1\")] partial class Net;"),
        new(
            "CNET0032", "from", "[Network] [Input(5)] [Dense(5)] [From([|\"anything\"|])] partial class Net;",
            "[Network] [Input(5)] [Dense(5)] [From(\"input1\")] [Dense(4)] partial class Net;"),
        new(
            "CNET0033", "later", "[Network] [Input(5)] [Dense(5)] [Add([|\"b\"|])] [Dense(3, Name = \"b\")] partial class Net;",
            "[Network] [Input(5)] [Dense(5, Name = \"b\")] [Dense(5), Add(\"b\")] [Dense(3)] partial class Net;"),
        new(
            "CNET0034", "unread input", "[Network] [[|Input(4)|]] [Input(5, Name = \"b\")] [Dense(3)] partial class Net;",
            "[Network] [Input(4)] [Input(5, Name = \"b\")] [Concat(\"input1\"), Dense(3)] partial class Net;"),
        new(
            "CNET0034", "open head",
            "[Network] [Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), [|Dense(2)|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), Dense(2), Output] partial class Net;"),
        new(
            "CNET0035", "reserved",
            "[Network] [Input(4)] [Dense(3), Output([|Name = \"step\"|]), Dense(2), MeanSquaredError] partial class Net;",
            "[Network] [Input(4)] [Dense(3), Output(Name = \"code\"), Dense(2), MeanSquaredError] partial class Net;"),
        new(
            "CNET0035", "same in camel case",
            "[Network] [Input(4, Name = \"a_b\")] [Input(4, [|Name = \"aB\"|])] [Add(\"a_b\")] partial class Net;",
            "[Network] [Input(4, Name = \"a_b\")] [Input(4, Name = \"c\")] [Add(\"a_b\")] partial class Net;"),
        new(
            "CNET0035", "what belongs to another",
            "[Network] [Input(4, Name = \"a\")] [Input(4, [|Name = \"aGradients\"|])] [Add(\"a\")] partial class Net;",
            "[Network] [Input(4, Name = \"a\")] [Input(4, Name = \"b\")] [Add(\"a\")] partial class Net;"),
        new("CNET0036", "no layer", "[Network] [Input(2, Tokens = true)] [Embedding(7, 3)] [Dense(7, [|Tied = \"embeding1\"|])] partial class Net;",
            "[Network] [Input(2, Tokens = true)] [Embedding(7, 3)] [Dense(7, Tied = \"embedding1\")] partial class Net;"),
        new("CNET0036", "no embedding", "[Network] [Input(4)] [Dense(3, [|Tied = \"input1\"|])] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Tied = null)] partial class Net;"),
        new("CNET0036", "another layer", "[Network] [Input(2, Tokens = true)] [Embedding(7, 3), Tanh] [Dense(7, [|Tied = \"tanh1\"|])] partial class Net;",
            "[Network] [Input(2, Tokens = true)] [Embedding(7, 3), Tanh] [Dense(7, Tied = \"embedding1\", Bias = false)] partial class Net;"),
        new("CNET0036", "empty", "[Network] [Input(2, Tokens = true)] [Embedding(7, 3, Name = \"a\")] [From(\"input1\"), Embedding(7, 3, Name = \"b\")] [Dense(7, [|Tied = \"\"|])] partial class Net;",
            "[Network] [Input(2, Tokens = true)] [Embedding(7, 3, Name = \"a\")] [Dense(7, Tied = \"b\")] [From(\"input1\"), Embedding(7, 3, Name = \"b\")] partial class Net;"),
        new("CNET0036", "count", "[Network] [Input(2, Tokens = true)] [Embedding(7, 3)] [Dense([|8|], Tied = \"embedding1\")] partial class Net;",
            "[Network] [Input(2, Tokens = true)] [Embedding(7, 3)] [Dense(7, Tied = \"embedding1\")] partial class Net;"),
        new("CNET0036", "dimension", "[Network] [Input(2, Tokens = true)] [Embedding(7, 3), Flatten] [Dense(7, [|Tied = \"embedding1\"|])] partial class Net;",
            "[Network] [Input(2, Tokens = true)] [Embedding(7, 3), Flatten] [Dense(3), Dense(7, Tied = \"embedding1\")] partial class Net;"),
        new(
            "CNET0033", "itself", "[Network] [Input(5)] [Dense(5)] [Add([|\"add1\"|])] partial class Net;",
            "[Network] [Input(5)] [Dense(5)] [Add(\"dense1\")] partial class Net;"),
    ];
}
