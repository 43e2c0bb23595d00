using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>MSBuild properties of a user's project that the package makes visible to the generator.</summary>
internal sealed class ProjectProperties(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    /// <summary>A project that sets <c>CompiledNetKernels</c>, or does not where it is null.</summary>
    public static ProjectProperties Kernels(string? kernels) => kernels is null ? new() : new(("CompiledNetKernels", kernels));

    public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(properties);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

    private sealed class Global((string Name, string Value)[] properties) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = Array.Find(properties, property => "build_property." + property.Name == key).Value;
            return value is not null;
        }
    }
}
