namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

/// <summary>Mistakes that only networks of several inputs, heads or outputs can have.</summary>
internal static class SlotCases
{
    private const string Right = "[Network] [Input(4)] [Dense(3), Output(Name = \"code\"), Dense(2), MeanSquaredError(Name = \"again\")] partial class Net;";

    public static readonly DiagnosticCase[] All =
    [
        new("CNET0031", "input and head", "[Network] [Input(4, Name = \"a\")] [Dense(3), MeanSquaredError([|Name = \"a\"|])] partial class Net;", "[Network] [Input(4, Name = \"a\")] [Dense(3), MeanSquaredError(Name = \"b\")] partial class Net;"),
        new("CNET0031", "two outputs", "[Network] [Input(4)] [Dense(3), Output(Name = \"a\")] [Dense(2), Output([|Name = \"a\"|])] partial class Net;", "[Network] [Input(4)] [Dense(3), Output(Name = \"a\")] [Dense(2), Output(Name = \"b\")] partial class Net;"),
        new("CNET0032", "of another head", "[Network] [Input(4)] [Dense(3), Softmax, CrossEntropy(Name = \"kind\")] [From([|\"kinds\"|]), Dense(1), MeanSquaredError] partial class Net;", "[Network] [Input(4)] [Dense(3), Softmax, CrossEntropy(Name = \"kind\")] [From(\"kind\"), Dense(1), MeanSquaredError] partial class Net;"),
        new("CNET0033", "of a later head", "[Network] [Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From([|\"b\"|]), Huber] [From(\"a\"), Dense(3), MeanAbsoluteError(Name = \"b\")] partial class Net;", "[Network] [Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From(\"a\"), Huber] [From(\"a\"), Dense(3), MeanAbsoluteError(Name = \"b\")] partial class Net;"),
        new("CNET0033", "of its own head", "[Network] [Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From([|\"b\"|]), Huber(Name = \"b\")] partial class Net;", "[Network] [Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From(\"a\"), Huber(Name = \"b\")] partial class Net;"),

        new("CNET0034", "input of a branch that leads nowhere", "[Network] [[|Input(4)|]] [Dense(3)] [Input(5, Name = \"b\")] [Dense(3), MeanSquaredError] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"a\")] [Input(5, Name = \"b\")] [Dense(3), Add(\"a\"), MeanSquaredError] partial class Net;"),
        new("CNET0034", "tokens", "[Network] [Input(4)] [Dense(3, Name = \"d\")] [[|Input(2, Tokens = true, Name = \"words\")|]] [From(\"d\"), MeanSquaredError] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"d\")] [Input(1, Tokens = true, Name = \"words\")] [Embedding(9, 3), Flatten, Add(\"d\"), MeanSquaredError] partial class Net;"),
        new("CNET0034", "input after the last head", "[Network] [Input(4)] [Dense(3), MeanSquaredError] [[|Input(5)|]] partial class Net;", "[Network] [Input(4)] [Dense(3), MeanSquaredError] [Input(5), Output] partial class Net;"),
        new("CNET0034", "after an output", "[Network] [Input(4)] [Dense(3), MeanSquaredError(Name = \"e\")] [From(\"e\"), Output, [|Dense(2)|]] partial class Net;", "[Network] [Input(4)] [Dense(3), MeanSquaredError(Name = \"e\")] [From(\"e\"), Output, Dense(2), Huber] partial class Net;"),

        new("CNET0035", "gradients", Right.Replace("Name = \"code\"", "[|Name = \"gradients\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "state", Right.Replace("Name = \"code\"", "[|Name = \"state\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "threads", Right.Replace("Name = \"again\"", "[|Name = \"threads\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "weights of examples", Right.Replace("Name = \"again\"", "[|Name = \"sample_weights\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "trainer", Right.Replace("Name = \"again\"", "[|Name = \"trainer\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "slots", Right.Replace("Name = \"code\"", "[|Name = \"slots\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "the one input's", Right.Replace("Name = \"code\"", "[|Name = \"inputs\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "the one input's gradients", Right.Replace("Name = \"code\"", "[|Name = \"inputGradients\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "another's lengths", Right.Replace("Name = \"again\"", "[|Name = \"codeLengths\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "another's weights", Right.Replace("Name = \"code\"", "[|Name = \"again.weights\"|]", StringComparison.Ordinal), Right),
        new("CNET0035", "the last value's", "[Network] [Input(4, Name = \"a_b\")] [Input(4, Name = \"c\")] [Add(\"a_b\", [|Name = \"aB\"|])] partial class Net;", "[Network] [Input(4, Name = \"a_b\")] [Input(4, Name = \"c\")] [Add(\"a_b\", Name = \"sum\")] partial class Net;"),

        new("CNET0040", "in a later head", "[Network] [Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), [|Huber|], Dense(2), MeanAbsoluteError] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), Dense(2), MeanAbsoluteError] partial class Net;"),
        new("CNET0041", "of another head's logits", "[Network] [Input(4)] [Dense(3, Name = \"logits\"), Softmax, CrossEntropy] [From(\"logits\"), [|CrossEntropy|]] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"logits\"), Softmax, CrossEntropy] [From(\"logits\"), Sigmoid, CrossEntropy] partial class Net;"),
        new("CNET0048", "in a later head", "[Network] [Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), Dense(1), Huber, [|MeanAbsoluteError|]] partial class Net;", "[Network] [Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), Dense(1), Huber] partial class Net;"),
    ];
}
