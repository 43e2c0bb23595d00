namespace CompiledNet.Benchmarks.Networks;

/// <summary>Batch normalisation with a rectifier.</summary>
[Network]
[Input(32, 14, 14)]
[BatchNorm, ReLU]
public sealed partial class BatchNormNet;
