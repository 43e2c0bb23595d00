namespace CompiledNet.Generator.Tests.Diagnostics.Cases;

internal static class LossCases
{
    public static readonly DiagnosticCase[] All =
    [
        new(
            "CNET0040", "layer after", "[Network] [Input(4)] [[|MeanSquaredError|], Dense(3)] partial class Net;",
            "[Network] [Input(4)] [Dense(3), MeanSquaredError] partial class Net;"),
        new(
            "CNET0041", "of logits", "[Network] [Input(4)] [Dense(3)] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Softmax, CrossEntropy] partial class Net;"),
        new(
            "CNET0041", "of logarithms", "[Network] [Input(4)] [Dense(3)] [LogSoftmax, [|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Sigmoid, CrossEntropy] partial class Net;"),
        new(
            "CNET0042", "of probabilities", "[Network] [Input(4)] [Dense(3)] [Softmax, [|NegativeLogLikelihood|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [LogSoftmax, NegativeLogLikelihood] partial class Net;"),
        new(
            "CNET0042", "of logits", "[Network] [Input(4)] [Dense(3)] [[|NegativeLogLikelihood|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [LogSoftmax, NegativeLogLikelihood] partial class Net;"),
        new(
            "CNET0043", "of logits", "[Network] [Input(4)] [Dense(3)] [[|BinaryCrossEntropy(Weight = 2)|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Softmax, BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0044", "softmax", "[Network] [Input(4)] [Dense(3), Softmax] [[|Softmax|], CrossEntropy] partial class Net;",
            "[Network] [Input(4)] [Dense(3), Softmax] [Dense(3)] [Softmax, CrossEntropy] partial class Net;"),
        new(
            "CNET0044", "logarithm", "[Network] [Input(4)] [Dense(3), Softmax] [[|LogSoftmax|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3), LogSoftmax] partial class Net;"),
        new(
            "CNET0045", "softmax", "[Network] [Input(4)] [Dense(3), [|ReLU|]] [Softmax, CrossEntropy] partial class Net;",
            "[Network] [Input(4)] [Dense(3), Tanh] [Softmax, CrossEntropy] partial class Net;"),
        new(
            "CNET0045", "logarithm", "[Network] [Input(4)] [Dense(3), [|ReLU|], LogSoftmax] partial class Net;",
            "[Network] [Input(4)] [ReLU] [LogSoftmax, NegativeLogLikelihood] partial class Net;"),
        new(
            "CNET0046", "softmax", "[Network] [Input(4)] [Dense(1)] [[|Softmax|], CrossEntropy] partial class Net;",
            "[Network] [Input(4)] [Dense(1)] [Sigmoid, BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0046", "logarithm", "[Network] [Input(4)] [Dense(1)] [[|LogSoftmax|], NegativeLogLikelihood] partial class Net;",
            "[Network] [Input(4)] [Dense(2)] [LogSoftmax, NegativeLogLikelihood] partial class Net;"),
        new(
            "CNET0047", "softmax", "[Network] [Input(4)] [Dense(6)] [Softmax, Reshape(2, 3)] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(6)] [Reshape(2, 3)] [Softmax, CrossEntropy] partial class Net;"),
        new(
            "CNET0047", "sigmoid", "[Network] [Input(4)] [Dense(6)] [Sigmoid, Reshape(2, 3)] [[|BinaryCrossEntropy|]] partial class Net;",
            "[Network(Fuse = false)] [Input(4)] [Dense(6)] [Sigmoid, Reshape(2, 3)] [BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0048", "two", "[Network] [Input(4)] [Dense(3)] [Softmax, CrossEntropy, [|MeanSquaredError|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Softmax, MeanSquaredError] partial class Net;"),
        new(
            "CNET0041", "of a convolution's average",
            "[Network] [Input(1, 5)] [Conv1D(4, 3), GlobalAveragePool] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(1, 5)] [Conv1D(4, 3), GlobalAveragePool] [Softmax, CrossEntropy] partial class Net;"),
        new(
            "CNET0041", "of logits taken up again",
            "[Network] [Input(4)] [Dense(3, Name = \"a\"), Softmax] [From(\"a\")] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Softmax(Name = \"a\")] [From(\"a\")] [CrossEntropy] partial class Net;"),
        new(
            "CNET0047", "dropout", "[Network] [Input(4)] [Dense(6)] [Softmax, Dropout(0.1)] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(6)] [Dropout(0.1), Softmax] [CrossEntropy] partial class Net;"),

        new(
            "CNET0041", "of numbers beyond probabilities",
            "[Network] [Input(4)] [Dense(3), LeakyReLU(0.1)] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3), HardSigmoid] [CrossEntropy] partial class Net;"),
        new(
            "CNET0041", "of a vector's own numbers",
            "[Network] [Input(4, Tokens = true)] [Embedding(9, 3)] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4, Tokens = true)] [Embedding(9, 3)] [Softmax, CrossEntropy] partial class Net;"),
        new(
            "CNET0041", "of logarithms in another shape",
            "[Network] [Input(4)] [Dense(6)] [LogSoftmax, Reshape(2, 3)] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(2, 3)] [CrossEntropy] partial class Net;"),
        new(
            "CNET0042", "of a sigmoid", "[Network] [Input(4)] [Dense(3), Sigmoid, [|NegativeLogLikelihood|]] partial class Net;",
            "[Network] [Input(3)] [NegativeLogLikelihood] partial class Net;"),
        new(
            "CNET0042", "of a rectifier", "[Network] [Input(4)] [Dense(3), PReLU, [|NegativeLogLikelihood|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3), PReLU, LogSoftmax, NegativeLogLikelihood] partial class Net;"),
        new(
            "CNET0043", "of a rectifier", "[Network] [Input(4)] [Dense(3)] [ReLU, [|BinaryCrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [HardSigmoid, BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0043", "of a rectifier in another shape",
            "[Network] [Input(4)] [Dense(6)] [Tanh, Reshape(2, 3)] [[|BinaryCrossEntropy|]] partial class Net;",
            "[Network] [Input(2, 3)] [BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0043", "of logarithms", "[Network] [Input(4)] [Dense(3)] [LogSoftmax, [|BinaryCrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3, Name = \"a\")] [Sigmoid, Multiply(\"a\")] [BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0043", "of what a dropout scales up",
            "[Network] [Input(4)] [Dense(3)] [Sigmoid, Dropout(0.1), [|BinaryCrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(3)] [Dropout(0.1), Sigmoid, BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0045", "sigmoid", "[Network] [Input(4)] [Dense(3), [|ReLU|], Sigmoid, BinaryCrossEntropy] partial class Net;",
            "[Network] [Input(4)] [Dense(3), ReLU, Sigmoid, MeanSquaredError] partial class Net;"),
        new(
            "CNET0046", "sigmoid", "[Network] [Input(4)] [Dense(1), Sigmoid, [|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4)] [Dense(1), Sigmoid, BinaryCrossEntropy] partial class Net;"),
        new(
            "CNET0046", "input", "[Network] [Input(4, 1)] [[|CrossEntropy|]] partial class Net;",
            "[Network] [Input(4, 2)] [Sigmoid, CrossEntropy] partial class Net;"),
    ];
}
