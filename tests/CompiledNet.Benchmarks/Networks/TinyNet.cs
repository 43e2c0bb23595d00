namespace CompiledNet.Benchmarks.Networks;

/// <summary>4-16-16-3: so small that calls cost more than arithmetic.</summary>
[Network]
[Input(4)]
[Dense(16), ReLU]
[Dense(16), ReLU]
[Dense(3)]
[Softmax, CrossEntropy]
public sealed partial class TinyNet;
