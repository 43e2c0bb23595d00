using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Parsing;

/// <summary>
/// Reads the project's properties, <c>CompiledNetKernels</c> among them: Emitted, Library, or Auto, which is Library where the code is not
/// optimised.
/// </summary>
internal static class SettingsParser
{
    private const string KernelsProperty = "build_property.CompiledNetKernels";

    public static GeneratorSettings Parse(OptimizationLevel optimization, string? libraryAlias, AnalyzerConfigOptions options) =>
        new(Kernels(optimization, options), AnalyzerSwitch.IsOff(options), libraryAlias);

    /// <summary>The form of the kernels.</summary>
    public static KernelChoice Kernels(OptimizationLevel optimization, AnalyzerConfigOptions options) =>
        IsSlowedDown(optimization, options) ? KernelChoice.Library : Property(options);

    /// <summary>
    /// Whether the kernels are the library's only because the compilation is not optimised, not because the project says so.
    /// </summary>
    public static bool IsSlowedDown(OptimizationLevel optimization, AnalyzerConfigOptions options) =>
        optimization == OptimizationLevel.Debug && Property(options) == KernelChoice.Auto;

    private static KernelChoice Property(AnalyzerConfigOptions options) =>
        options.TryGetValue(KernelsProperty, out string? kernels)
            && Enum.TryParse(kernels.Trim(), ignoreCase: true, out KernelChoice choice)
            && Enum.IsDefined(typeof(KernelChoice), choice)
            ? choice
            : KernelChoice.Auto;
}
