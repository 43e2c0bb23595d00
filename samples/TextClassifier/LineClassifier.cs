using CompiledNet;

namespace TextClassifier;

/// <summary>
/// Tells by the characters of a line what kind of text it is from: 64 characters, each a token, and convolutions along them.
/// </summary>
[Network]
[Input(64, Tokens = true)]
[Embedding(97, 16), Transpose]
[Conv1D(32, 5, Padding = 2), ReLU, MaxPool1D(2)]
[Conv1D(64, 3, Padding = 1), ReLU]
[GlobalAveragePool]
[Dropout(0.2)]
[Dense(4)]
[Softmax, CrossEntropy]
public sealed partial class LineClassifier;
