namespace CompiledNet.Tests.Networks;

/// <summary>Has forms of parameters that inference keeps: spread groups, and normalisations that became scales and shifts.</summary>
[Network]
[Input(4, 5, 5)]
[Conv2D(6, 3, Groups = 2, Padding = 1), BatchNorm, ReLU]
[Flatten, Dense(9), BatchNorm(Momentum = 0.4), Tanh]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class DerivedNet;
