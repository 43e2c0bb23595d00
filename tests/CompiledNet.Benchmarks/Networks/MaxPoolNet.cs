namespace CompiledNet.Benchmarks.Networks;

/// <summary>The largest value of each two by two pixels.</summary>
[Network]
[Input(32, 14, 14)]
[MaxPool2D(2)]
public sealed partial class MaxPoolNet;
