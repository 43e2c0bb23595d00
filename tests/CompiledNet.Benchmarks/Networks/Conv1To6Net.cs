namespace CompiledNet.Benchmarks.Networks;

/// <summary>The first convolution of LeNet-5.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2)]
public sealed partial class Conv1To6Net;
