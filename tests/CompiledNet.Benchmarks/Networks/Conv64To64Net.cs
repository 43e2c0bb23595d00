namespace CompiledNet.Benchmarks.Networks;

/// <summary>A convolution as the last block of a small network has it.</summary>
[Network]
[Input(64, 8, 8)]
[Conv2D(64, 3, Padding = 1)]
public sealed partial class Conv64To64Net;
