namespace CompiledNet.Tests.Data.Augmentation;

/// <summary>Reads images channels-last.</summary>
[Network]
[Input(2, 7, 6)]
[Conv2D(5, 3), ReLU, MaxPool2D(2)]
[Flatten]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class ConvolvedImages;

/// <summary>Reads images as rows of values.</summary>
[Network]
[Input(2, 7, 6)]
[Flatten]
[Dense(9), ReLU, Dropout(0.2)]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class FlatImages;
