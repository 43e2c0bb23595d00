using CompiledNet;

namespace Penguins;

/// <summary>Tells from three measures, island and sex of a penguin what species it is, and what it weighs.</summary>
[Network]
[Input(3, Name = "measures")]                              // bill length, bill depth, flipper length
[Input(2, Tokens = true, Name = "traits")]                 // island, sex: five texts in all
[Embedding(5, 4), Flatten]                                 // 8
[Concat("measures"), Dense(32), ReLU(Name = "body")]
[Dense(3), Softmax, CrossEntropy(Name = "species")]
[From("body"), Dense(1), MeanSquaredError(Name = "mass")]
internal sealed partial class PenguinNet;
