namespace CompiledNet.Tests.Networks;

/// <summary>Normalises features: a row has one value of each.</summary>
[Network]
[Input(6)]
[Dense(9)]
[BatchNorm(Momentum = 0.3)]
[ReLU]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class NormalizedFeatures;

/// <summary>Normalises channels, of which a row has many values.</summary>
[Network]
[Input(2, 5, 5)]
[Conv2D(4, 3)]
[BatchNorm]
[GlobalAveragePool]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class NormalizedChannels;

/// <summary>Normalises its inputs alone.</summary>
[Network]
[Input(3)]
[BatchNorm]
internal sealed partial class NormalizedInputs;
