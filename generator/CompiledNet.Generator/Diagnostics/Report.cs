using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Makes diagnostics of what was found.</summary>
internal static class Report
{
    /// <summary>A mistake in a declaration, with what its code fix writes.</summary>
    public static Diagnostic Create(Problem problem, Location location) => Diagnostic.Create(
        Descriptors.Of(problem.Id),
        location,
        problem.Suggestion is { } suggestion
            ? ImmutableDictionary<string, string?>.Empty.Add(ProblemProperties.Suggestion, suggestion)
            : ImmutableDictionary<string, string?>.Empty,
        problem.Message);

    /// <summary>What was found elsewhere than by the parser.</summary>
    public static Diagnostic Create(string id, Location location, string message) =>
        Diagnostic.Create(Descriptors.Of(id), location, message);
}
