namespace CompiledNet.Benchmarks.Networks;

/// <summary>Layer normalisation, along the rows of the images.</summary>
[Network]
[Input(32, 14, 14)]
[LayerNorm]
public sealed partial class LayerNormNet;
