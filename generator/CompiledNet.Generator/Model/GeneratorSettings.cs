namespace CompiledNet.Generator.Model;

/// <summary>What the project says about the form of the kernels.</summary>
/// <param name="UsesLibraryKernels">Whether operations are calls of the library instead of code of their own.</param>
internal sealed record GeneratorSettings(bool UsesLibraryKernels);
