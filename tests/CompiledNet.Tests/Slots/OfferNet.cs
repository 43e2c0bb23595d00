namespace CompiledNet.Tests.Slots;

/// <summary>
/// Values and tokens in, three heads out: classes, values, and a head on the classes' probabilities; an input that is used twice.
/// </summary>
[Network]
[Input(5, Name = "numbers")]
[Dense(7), Tanh(Name = "a")]
[Input(3, Tokens = true, Name = "words")]
[Embedding(11, 2), Flatten, Concat("a", "numbers")]
[Dense(9), Tanh(Name = "body"), Output(Name = "code")]
[Dense(4), Softmax, CrossEntropy(Name = "kind", LabelSmoothing = 0.1)]
[From("body"), Dense(2), MeanSquaredError(Name = "price", Weight = 0.25)]
[From("kind"), Dense(1), Sigmoid, BinaryCrossEntropy(Name = "sure", Weight = 2)]
internal sealed partial class OfferNet;
