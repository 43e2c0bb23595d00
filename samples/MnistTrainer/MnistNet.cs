using CompiledNet;

namespace MnistTrainer;

/// <summary>The network of the beginning, two dense layers: its code is written by the compiler, from these attributes.</summary>
[Network]
[Input(784)]
[Dense(128), ReLU]
[Dense(10)]
[Softmax, CrossEntropy]
public sealed partial class MnistNet;
