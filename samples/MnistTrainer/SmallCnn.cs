using CompiledNet;

namespace MnistTrainer;

/// <summary>A small convolutional network, most of whose 34,826 parameters are in its convolutions.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(32, 3), ReLU, MaxPool2D(2)]
[Conv2D(64, 3), ReLU, MaxPool2D(2)]
[Flatten, Dropout(0.5)]
[Dense(10)]
[Softmax, CrossEntropy]
public sealed partial class SmallCnn;
