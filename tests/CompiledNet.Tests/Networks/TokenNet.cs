namespace CompiledNet.Tests.Networks;

/// <summary>A classifier of short sequences of tokens.</summary>
[Network]
[Input(5, Tokens = true)]
[Embedding(13, 9)]
[Flatten]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class TokenNet;
