namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

/// <summary>Mistakes that only networks of several inputs, heads or outputs can have.</summary>
internal static class SlotCases
{
    private const string Right = "[Input(4)] [Dense(3), Output(Name = \"code\"), Dense(2), MeanSquaredError(Name = \"again\")]";

    public static readonly DiagnosticCase[] All =
    [
        Case(
            "CNET0031",
            "input and head",
            "[Input(4, Name = \"a\")] [Dense(3), MeanSquaredError([|Name = \"a\"|])]",
            "[Input(4, Name = \"a\")] [Dense(3), MeanSquaredError(Name = \"b\")]"),
        Case(
            "CNET0031",
            "two outputs",
            "[Input(4)] [Dense(3), Output(Name = \"a\")] [Dense(2), Output([|Name = \"a\"|])]",
            "[Input(4)] [Dense(3), Output(Name = \"a\")] [Dense(2), Output(Name = \"b\")]"),
        Case(
            "CNET0032",
            "of another head",
            "[Input(4)] [Dense(3), Softmax, CrossEntropy(Name = \"kind\")] [From([|\"kinds\"|]), Dense(1), MeanSquaredError]",
            "[Input(4)] [Dense(3), Softmax, CrossEntropy(Name = \"kind\")] [From(\"kind\"), Dense(1), MeanSquaredError]"),
        Case(
            "CNET0033",
            "of a later head",
            "[Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From([|\"b\"|]), Huber] [From(\"a\"), Dense(3), MeanAbsoluteError(Name = \"b\")]",
            "[Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From(\"a\"), Huber] [From(\"a\"), Dense(3), MeanAbsoluteError(Name = \"b\")]"),
        Case(
            "CNET0033",
            "of its own head",
            "[Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From([|\"b\"|]), Huber(Name = \"b\")]",
            "[Input(4)] [Dense(3), MeanSquaredError(Name = \"a\")] [From(\"a\"), Huber(Name = \"b\")]"),

        Case(
            "CNET0034",
            "input of a branch that leads nowhere",
            "[[|Input(4)|]] [Dense(3)] [Input(5, Name = \"b\")] [Dense(3), MeanSquaredError]",
            "[Input(4)] [Dense(3, Name = \"a\")] [Input(5, Name = \"b\")] [Dense(3), Add(\"a\"), MeanSquaredError]"),
        Case(
            "CNET0034",
            "tokens",
            "[Input(4)] [Dense(3, Name = \"d\")] [[|Input(2, Tokens = true, Name = \"words\")|]] [From(\"d\"), MeanSquaredError]",
            "[Input(4)] [Dense(3, Name = \"d\")] [Input(1, Tokens = true, Name = \"words\")] [Embedding(9, 3), Flatten, Add(\"d\"), MeanSquaredError]"),
        Case(
            "CNET0034",
            "input after the last head",
            "[Input(4)] [Dense(3), MeanSquaredError] [[|Input(5)|]]",
            "[Input(4)] [Dense(3), MeanSquaredError] [Input(5), Output]"),
        Case(
            "CNET0034",
            "after an output",
            "[Input(4)] [Dense(3), MeanSquaredError(Name = \"e\")] [From(\"e\"), Output, [|Dense(2)|]]",
            "[Input(4)] [Dense(3), MeanSquaredError(Name = \"e\")] [From(\"e\"), Output, Dense(2), Huber]"),

        Renamed("gradients", "code", "gradients"),
        Renamed("state", "code", "state"),
        Renamed("threads", "again", "threads"),
        Renamed("weights of examples", "again", "sample_weights"),
        Renamed("trainer", "again", "trainer"),
        Renamed("slots", "code", "slots"),
        Renamed("the one input's", "code", "inputs"),
        Renamed("the one input's gradients", "code", "inputGradients"),
        Renamed("another's lengths", "again", "codeLengths"),
        Renamed("another's weights", "code", "again.weights"),
        Case(
            "CNET0035",
            "the last value's",
            "[Input(4, Name = \"a_b\")] [Input(4, Name = \"c\")] [Add(\"a_b\", [|Name = \"aB\"|])]",
            "[Input(4, Name = \"a_b\")] [Input(4, Name = \"c\")] [Add(\"a_b\", Name = \"sum\")]"),

        Case(
            "CNET0040",
            "in a later head",
            "[Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), [|Huber|], Dense(2), MeanAbsoluteError]",
            "[Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), Dense(2), MeanAbsoluteError]"),
        Case(
            "CNET0041",
            "of another head's logits",
            "[Input(4)] [Dense(3, Name = \"logits\"), Softmax, CrossEntropy] [From(\"logits\"), [|CrossEntropy|]]",
            "[Input(4)] [Dense(3, Name = \"logits\"), Softmax, CrossEntropy] [From(\"logits\"), Sigmoid, CrossEntropy]"),
        Case(
            "CNET0048",
            "in a later head",
            "[Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), Dense(1), Huber, [|MeanAbsoluteError|]]",
            "[Input(4)] [Dense(3, Name = \"body\"), MeanSquaredError] [From(\"body\"), Dense(1), Huber]"),
    ];

    private static DiagnosticCase Case(string id, string name, string wrong, string right) =>
        new(id, name, $"[Network] {wrong} partial class Net;", $"[Network] {right} partial class Net;");

    /// <summary>A slot with a name that it cannot have.</summary>
    private static DiagnosticCase Renamed(string name, string from, string to) =>
        Case("CNET0035", name, Right.Replace($"Name = \"{from}\"", $"[|Name = \"{to}\"|]", StringComparison.Ordinal), Right);
}
