namespace CompiledNet.Benchmarks.Networks;

/// <summary>784-512-512-10: layers whose weights outgrow the first-level cache, one of a power of two.</summary>
[Network]
[Input(784)]
[Dense(512), ReLU]
[Dense(512), ReLU]
[Dense(10)]
[Softmax, CrossEntropy]
public sealed partial class WideNet;
