namespace CompiledNet.Tests.Slots.Columns;

/// <summary>One input, two heads of class labels.</summary>
[Network]
[Input(4)]
[Dense(6), Tanh(Name = "body")]
[Dense(3), Softmax, CrossEntropy(Name = "kind", Weight = 3)]
[From("body"), Dense(2), LogSoftmax, NegativeLogLikelihood(Name = "size")]
internal sealed partial class TwoKindsNet;
