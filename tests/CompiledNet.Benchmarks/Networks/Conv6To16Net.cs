namespace CompiledNet.Benchmarks.Networks;

/// <summary>The second convolution of LeNet-5.</summary>
[Network]
[Input(6, 14, 14)]
[Conv2D(16, 5)]
public sealed partial class Conv6To16Net;
