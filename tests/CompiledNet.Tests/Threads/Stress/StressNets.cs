namespace CompiledNet.Tests.Threads.Stress;

/// <summary>A classifier that takes labels and distributions.</summary>
[Network]
[Input(6)]
[Dense(19), ReLU]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class StressClassifier;

/// <summary>A classifier of tokens at every position.</summary>
[Network]
[Input(7, Tokens = true)]
[Embedding(21, 5)]
[Dense(4)]
[Softmax, CrossEntropy]
internal sealed partial class StressTagger;
