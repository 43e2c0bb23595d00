namespace CompiledNet.Tests;

/// <summary>
/// Tests that run by themselves and after all others: those whose threads meet at barriers, which take twenty times as long when
/// other tests want the processors, and those that start the tests again, for which all networks are compiled by then.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
