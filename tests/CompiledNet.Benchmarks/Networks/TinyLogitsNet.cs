namespace CompiledNet.Benchmarks.Networks;

/// <summary>4-16-16-3 without softmax: multiply-adds and nothing else, for the row of the bare forward code.</summary>
[Network]
[Input(4)]
[Dense(16), ReLU]
[Dense(16), ReLU]
[Dense(3)]
public sealed partial class TinyLogitsNet;
