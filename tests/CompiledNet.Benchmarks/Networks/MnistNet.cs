namespace CompiledNet.Benchmarks.Networks;

/// <summary>784-128-10: the classifier of handwritten digits.</summary>
[Network]
[Input(784)]
[Dense(128), ReLU]
[Dense(10)]
[Softmax, CrossEntropy]
public sealed partial class MnistNet;
