using CompiledNet;

namespace MnistTrainer;

/// <summary>LeNet-5 (LeCun et al. 1998) as it is built today: rectifiers, and the largest value of each pool; 61,706 parameters.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), ReLU, MaxPool2D(2)]
[Conv2D(16, 5), ReLU, MaxPool2D(2)]
[Flatten]
[Dense(120), ReLU]
[Dense(84), ReLU]
[Dense(10)]
[Softmax, CrossEntropy]
public sealed partial class LeNet5;
