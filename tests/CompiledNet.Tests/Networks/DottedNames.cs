namespace CompiledNet.Tests.Networks;

/// <summary>Names of layers that begin with those of others.</summary>
[Network]
[Input(4)]
[Dense(3, Name = "enc")]
[Dense(2, Name = "enc.conv1")]
[Dense(1, Name = "enc.conv1.x")]
[Dense(5, Name = "encoder")]
internal sealed partial class DottedNames;
