namespace CompiledNet.Tests.Slots.Columns;

/// <summary>Two images and values in, labels and distributions out.</summary>
[Network]
[Input(1, 6, 5, Name = "left")]
[Conv2D(3, 3), ReLU, Flatten(Name = "a")]
[Input(1, 6, 5, Name = "right")]
[Flatten(Name = "b")]
[Input(2, Name = "place")]
[Concat("a", "b"), Dense(8), Tanh(Name = "body")]
[Dense(3), Softmax, CrossEntropy(Name = "kind")]
[From("body"), Dense(2), Softmax, CrossEntropy(Name = "side", Distributions = true, Weight = 0.5)]
internal sealed partial class PairNet;
