namespace CompiledNet.Tests.Networks;

/// <summary>
/// A little of everything that graphs are made of: convolutions, batch normalisation, dropout, pooling, and a value read twice.
/// </summary>
[Network]
[Input(3, 9, 9)]
[Conv2D(10, 3, Padding = 1), BatchNorm, ReLU(Name = "stem")]
[Conv2D(10, 3, Padding = 1, Bias = false), BatchNorm, Add("stem"), ReLU]
[Dropout(0.3), MaxPool2D(2, Name = "pool")]
[Conv2D(17, 3, Padding = 1), ReLU, Concat("pool")]
[GlobalAveragePool]
[Dense(5)]
[Softmax, CrossEntropy]
internal sealed partial class ResidualNet;
