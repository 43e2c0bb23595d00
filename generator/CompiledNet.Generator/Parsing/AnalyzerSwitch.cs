using Microsoft.CodeAnalysis.Diagnostics;

namespace CompiledNet.Generator.Parsing;

/// <summary>
/// Whether a build runs no analyzers. MSBuild decides it by these properties (<c>_ComputeSkipAnalyzers</c> in
/// Microsoft.Managed.Core.targets), and tells the compiler, but not the generators.
/// </summary>
internal static class AnalyzerSwitch
{
    /// <summary>True where the compiler is told to run none; false in a design-time build, whose editor has its own switch.</summary>
    public static bool IsOff(AnalyzerConfigOptions options) => !Is(options, "DesignTimeBuild", true) && (
        Is(options, "RunAnalyzers", false) ||
        (Property(options, "RunAnalyzers").Length == 0 && Is(options, "RunAnalyzersDuringBuild", false)) ||
        IsOffUnasked(options));

    /// <summary>Visual Studio leaves analyzers out where it builds by itself, before it starts a program or tests.</summary>
    private static bool IsOffUnasked(AnalyzerConfigOptions options) =>
        Is(options, "IsImplicitlyTriggeredBuild", true) &&
        !Is(options, "OptimizeImplicitlyTriggeredBuild", false) &&
        (!Is(options, "TreatWarningsAsErrors", true) || Is(options, "OptimizeImplicitlyTriggeredBuild", true));

    private static bool Is(AnalyzerConfigOptions options, string property, bool expected) =>
        Property(options, property).ToLowerInvariant() switch
    {
        "true" or "on" or "yes" => expected,
        "false" or "off" or "no" => !expected,
        _ => false,
    };

    private static string Property(AnalyzerConfigOptions options, string name) =>
        options.TryGetValue("build_property." + name, out string? value) ? value.Trim() : string.Empty;
}
