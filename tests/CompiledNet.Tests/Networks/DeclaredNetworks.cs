namespace CompiledNet.Tests.Networks;

/// <summary>A classifier as a user declares one: small enough for the straight-line code of one row.</summary>
[Network]
[Input(6)]
[Dense(5), Tanh]
[Dense(3)]
[Softmax, CrossEntropy]
public sealed partial class DeclaredClassifier;

/// <summary>One that is too large for it.</summary>
[Network]
[Input(64)]
[Dense(100), ReLU]
[Dense(10)]
[Softmax, CrossEntropy]
public sealed partial class DeclaredLargeClassifier;

/// <summary>A label for each position of a sequence.</summary>
[Network]
[Input(4, 6)]
[Dense(3)]
[LogSoftmax, NegativeLogLikelihood]
public sealed partial class DeclaredSequenceClassifier;

/// <summary>A regression, without any fusion.</summary>
[Network(Fuse = false)]
[Input(6)]
[Dense(7), GELU]
[Dense(2)]
[MeanSquaredError]
public sealed partial class DeclaredRegression;

/// <summary>The same layers without a loss.</summary>
[Network]
[Input(6)]
[Dense(7), GELU]
[Dense(2)]
public sealed partial class DeclaredFeatures;

/// <summary>One question, answered by yes or no.</summary>
[Network]
[Input(2)]
[Dense(1)]
[Sigmoid, BinaryCrossEntropy]
public sealed partial class DeclaredYesOrNo;
