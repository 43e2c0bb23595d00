using System.Collections.Immutable;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNet.Generator.Tests.OddDeclarations;

/// <summary>
/// Whatever stands in a file, the generator does not throw; and where C# itself accepts the declaration, the project compiles with
/// what was generated, so that the analyzer's word on the mistake is the only error.
/// </summary>
public sealed class OddDeclarationTests
{
    public static TheoryData<string> Groups => [.. OddDeclarations.All.Keys];

    [Theory]
    [MemberData(nameof(Groups))]
    public void TheGeneratorDoesNotThrowAndAddsNoErrors(string group)
    {
        string complaints = string.Join("\n", OddDeclarations.All[group].Select(Complaint).OfType<string>());
        Assert.True(complaints.Length == 0, complaints);
    }

    [Fact]
    public void ThereAreSomeHundreds() => Assert.True(OddDeclarations.All.Values.Sum(group => group.Count) >= 250);

    /// <summary>What is wrong with the outcome; null where nothing is.</summary>
    private static string? Complaint(string source)
    {
        CSharpCompilation compilation = Compilations.Create(source);
        Generation generation = Generation.Run(compilation, "Library");
        if (generation.Result.Exception is { } exception)
        {
            return $"{source}\n    {exception.GetType().Name}: {exception.Message}";
        }

        ImmutableHashSet<string> own = Errors(compilation).Select(diagnostic => diagnostic.Id).ToImmutableHashSet();
        Diagnostic? added = Errors(generation.Output).FirstOrDefault(diagnostic => !own.Contains(diagnostic.Id));
        return added is null ? null : $"{source}\n    {added}";
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
