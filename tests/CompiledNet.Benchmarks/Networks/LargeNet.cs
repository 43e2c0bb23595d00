namespace CompiledNet.Benchmarks.Networks;

/// <summary>1024-1024-1024-10: layers whose weights outgrow the second-level cache, all of a power of two.</summary>
[Network]
[Input(1024)]
[Dense(1024), ReLU]
[Dense(1024), ReLU]
[Dense(10)]
[Softmax, CrossEntropy]
public sealed partial class LargeNet;
