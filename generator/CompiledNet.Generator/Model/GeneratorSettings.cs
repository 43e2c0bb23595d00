namespace CompiledNet.Generator.Model;

/// <summary>What the project says about the code to write.</summary>
/// <param name="Kernels">The form of the kernels; Library instead of Auto where the compilation is not optimised.</param>
/// <param name="ReportsErrors">Whether generated files report mistakes, because no analyzer runs that would.</param>
/// <param name="LibraryAlias">The alias that the library is referenced under; null where its names need none.</param>
internal sealed record GeneratorSettings(KernelChoice Kernels, bool ReportsErrors = false, string? LibraryAlias = null);
