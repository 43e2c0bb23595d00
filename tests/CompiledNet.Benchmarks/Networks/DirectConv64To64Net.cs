namespace CompiledNet.Benchmarks.Networks;

/// <summary>The same as <see cref="Conv64To64Net"/> in its direct form.</summary>
[Network(Fuse = false)]
[Input(64, 8, 8)]
[Conv2D(64, 3, Padding = 1)]
public sealed partial class DirectConv64To64Net;
