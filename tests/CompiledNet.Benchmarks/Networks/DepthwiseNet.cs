namespace CompiledNet.Benchmarks.Networks;

/// <summary>A convolution of each channel by itself.</summary>
[Network]
[Input(64, 14, 14)]
[Conv2D(64, 3, Padding = 1, Groups = 64)]
public sealed partial class DepthwiseNet;
