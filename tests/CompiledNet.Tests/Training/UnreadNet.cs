namespace CompiledNet.Tests.Training;

/// <summary>A network with a layer whose output nothing reads.</summary>
[Network]
[Input(6)]
[Dense(5, Name = "first")]
[Dense(4, Name = "unread")]
[From("first"), Tanh]
[Dense(3)]
[Softmax, CrossEntropy]
internal sealed partial class UnreadNet;
