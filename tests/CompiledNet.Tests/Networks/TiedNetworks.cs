namespace CompiledNet.Tests.Networks;

/// <summary>Networks whose dense layers share an embedding's table, in every way that they can.</summary>
internal static class TiedNetworks
{
    /// <summary>The layers, by name.</summary>
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["Sequence"] = "[Input(5, Tokens = true)] [Embedding(13, 9), Tanh] [Dense(13, Tied = \"embedding1\")] [Softmax, CrossEntropy]",
        ["Wide"] = "[Input(3, Tokens = true)] [Embedding(100, 33, Name = \"table\")] [Flatten, Dense(33), GELU] " +
            "[Dense(100, Tied = \"table\", Bias = false)] [Softmax, CrossEntropy]",
        ["WholePanels"] = "[Input(2, Tokens = true)] [Embedding(32, 16)] [GlobalAveragePool, Dense(16), SiLU] " +
            "[Dense(32, Tied = \"embedding1\"), ReLU] [MeanSquaredError]",
        ["Twice"] = "[Input(3, Tokens = true)] [Embedding(20, 7)] [Flatten, Dense(7), SiLU] " +
            "[Dense(20, Tied = \"embedding1\"), PReLU] [Dense(7), Tanh] " +
            "[Dense(20, Tied = \"embedding1\", Bias = false)] [MeanSquaredError]",
        ["Later"] = "[Input(4, Tokens = true)] [Embedding(11, 6, Name = \"a\")] [Flatten, Dense(5)] " +
            "[Dense(12, Tied = \"b\", Name = \"head\")] [From(\"input1\"), " +
            "Embedding(12, 5, Name = \"b\")] [Flatten, Dense(12), Add(\"head\")] [MeanSquaredError]",
        ["NotLookedUp"] = "[Input(4, Tokens = true)] [Embedding(70, 18, Name = \"b\")] " +
            "[From(\"input1\"), Embedding(11, 5, Name = \"a\")] [Flatten, Dense(18), Tanh] [Dense(70, Tied = \"b\")] [MeanSquaredError]",
        ["Normalized"] = "[Input(3, Tokens = true)] [Embedding(17, 20)] [LayerNorm, Flatten] [Dense(20, Bias = false)] " +
            "[Dense(17, Tied = \"embedding1\"), BatchNorm, ReLU] [Dense(5)] [Softmax, CrossEntropy]",
        ["Large"] = "[Input(2, Tokens = true)] [Embedding(700, 40)] [Flatten, Dense(40), Tanh] " +
            "[Dense(700, Tied = \"embedding1\")] [Softmax, CrossEntropy]",
    };

    public static readonly NetworkSet Set = new([.. All.SelectMany(network => NetworkSet.BothFused(network.Key, network.Value))]);
}
