namespace CompiledNet.Tests.Serialization;

/// <summary>
/// Convolutions with groups, both normalisations, PReLU, a layer whose name has a dot, one without a bias: the module <c>Image</c> of
/// exchange.py.
/// </summary>
[Network]
[Input(2, 6, 6)]
[Conv2D(6, 3, Padding = 1, Groups = 2, Name = "stem.conv"), BatchNorm, PReLU]
[MaxPool2D(2)]
[Conv2D(20, 2)]
[Flatten, Dense(18), LayerNorm, Tanh]
[Dense(5, Bias = false)]
[Softmax, CrossEntropy]
public sealed partial class ImageNet;

/// <summary>An embedding and a convolution over it: the module <c>Tokens</c> of exchange.py.</summary>
[Network]
[Input(7, Tokens = true)]
[Embedding(11, 18)]
[Conv1D(33, 3), BatchNorm, ReLU]
[Flatten, Dense(3)]
[MeanSquaredError]
public sealed partial class TokensNet;

/// <summary>Two small layers, the second without a square matrix.</summary>
[Network]
[Input(4)]
[Dense(3), ReLU]
[Dense(2)]
public sealed partial class SmallNet;

/// <summary>The small network with another head and a layer more.</summary>
[Network]
[Input(4)]
[Dense(3), ReLU]
[Dense(7, Name = "dense2"), BatchNorm]
public sealed partial class OtherHeadNet;

/// <summary>A network whose training depends on its seed.</summary>
[Network]
[Input(4)]
[Dense(30), Dropout(0.5)]
[Dense(2)]
[MeanSquaredError]
public sealed partial class DroppingNet;

/// <summary>A network without parameters.</summary>
[Network]
[Input(4)]
[ReLU]
public sealed partial class NoParametersNet;

/// <summary>Panels of weights that are longer than any piece that is read at once.</summary>
[Network]
[Input(131_100)]
[Dense(17)]
public sealed partial class LongRowsNet;
