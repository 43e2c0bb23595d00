using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Parsing;

/// <summary>Reads the MSBuild property <c>CompiledNetKernels</c>: Emitted, Library, or Auto, which is Library where the code is not optimised.</summary>
internal static class SettingsParser
{
    private const string KernelsProperty = "build_property.CompiledNetKernels";

    public static GeneratorSettings Parse(OptimizationLevel optimization, AnalyzerConfigOptions options)
    {
        options.TryGetValue(KernelsProperty, out string? kernels);
        return new GeneratorSettings(kernels?.Trim().ToUpperInvariant() switch
        {
            "EMITTED" => false,
            "LIBRARY" => true,
            _ => optimization == OptimizationLevel.Debug,
        });
    }
}
