using CompiledNet;

namespace CompiledNetApp;

/// <summary>
/// Tells which of three rings a point of the plane lies in. Attributes are layers, and their order is the flow of the data.
/// </summary>
[Network]
[Input(2)]
[Dense(16), Tanh]
[Dense(16), Tanh]
[Dense(3)]
[Softmax, CrossEntropy]
public sealed partial class RingNet;
