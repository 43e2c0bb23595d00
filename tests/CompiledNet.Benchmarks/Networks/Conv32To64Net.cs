namespace CompiledNet.Benchmarks.Networks;

/// <summary>A convolution as the middle of a network has it.</summary>
[Network]
[Input(32, 14, 14)]
[Conv2D(64, 3, Padding = 1)]
public sealed partial class Conv32To64Net;
