namespace CompiledNet.Tests.Training;

/// <summary>
/// Every kind of parameter, most with padding: filters, running statistics, slopes, products, biases; and a mask that depends on the step.
/// </summary>
[Network]
[Input(2, 6, 6)]
[Conv2D(9, 3), BatchNorm, PReLU]
[Flatten]
[Dense(19, Name = "enc.dense"), LayerNorm, GELU]
[Dropout(0.2)]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class VariedNet;
