namespace CompiledNet.Tests.Slots;

/// <summary>An input that an output depends on, and no loss.</summary>
[Network]
[Input(3, Name = "shown")]
[Dense(2), Tanh, Output(Name = "seen")]
[Input(4, Name = "learned")]
[Dense(1), MeanSquaredError(Name = "value")]
internal sealed partial class UnreadInputNet;
