namespace CompiledNet.Generator.Model;

/// <summary>What the project says about the form of the kernels.</summary>
/// <param name="Kernels">The form; Library instead of Auto where the compilation is not optimised.</param>
internal sealed record GeneratorSettings(KernelChoice Kernels);
