namespace CompiledNet.Tests.Networks;

/// <summary>Predicts a token from two others, with one table for what comes in and for what goes out.</summary>
[Network]
[Input(2, Tokens = true)]
[Embedding(13, 9)]
[Flatten]
[Dense(9), Tanh]
[Dense(13, Tied = "embedding1", Name = "head")]
[Softmax, CrossEntropy]
internal sealed partial class TiedNet;
