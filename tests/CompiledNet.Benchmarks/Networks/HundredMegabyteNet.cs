namespace CompiledNet.Benchmarks.Networks;

/// <summary>25,174,016 parameters, which are 100.7 MB.</summary>
[Network]
[Input(4096)]
[Dense(4096), ReLU]
[Dense(2048)]
public sealed partial class HundredMegabyteNet;
