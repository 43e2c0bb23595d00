namespace CompiledNet.Tests.Networks;

/// <summary>The same with weights of its own for what goes out.</summary>
[Network]
[Input(2, Tokens = true)]
[Embedding(13, 9)]
[Flatten]
[Dense(9), Tanh]
[Dense(13, Name = "head")]
[Softmax, CrossEntropy]
internal sealed partial class UntiedNet;
