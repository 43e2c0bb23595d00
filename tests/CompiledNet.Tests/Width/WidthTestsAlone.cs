namespace CompiledNet.Tests.Width;

/// <summary>Runs alone and after everything else, when all networks are compiled and no other test wants the processor.</summary>
[CollectionDefinition(nameof(WidthTests), DisableParallelization = true)]
public sealed class WidthTestsAlone;
