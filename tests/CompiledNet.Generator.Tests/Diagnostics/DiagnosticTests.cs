using CompiledNet.Generator.Model;
using CompiledNet.Generator.Tests.Diagnostics.Cases;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>Every mistake is the only thing that a build says, it is said where it is, and the right code is silent.</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<string> Cases => [.. AllCases.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_all_that_the_build_says(string name)
    {
        DiagnosticCase one = AllCases.Find(name);
        Diagnostic only = Assert.Single(await one.Reported);
        Assert.Equal(one.Id, only.Id);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_mistake_is_reported_where_it_is(string name)
    {
        DiagnosticCase one = AllCases.Find(name);
        Location location = Assert.Single(await one.Reported, diagnostic => diagnostic.Id == one.Id).Location;
        Assert.Equal($"File{one.File}.cs", location.SourceTree!.FilePath);
        Assert.Equal(one.Span, location.SourceSpan);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_right_code_is_silent(string name) => Assert.Empty(await Analysis.Run(AllCases.Find(name).Right));

    [Fact]
    public void Every_id_has_a_case()
    {
        string[] elsewhere = [ProblemIds.MissingLoss, ProblemIds.Unoptimized, ProblemIds.TargetsOfOtherKind];
        IEnumerable<string> ids = Analysis.Analyzers.SelectMany(
            analyzer => analyzer.SupportedDiagnostics).Select(descriptor => descriptor.Id);
        Assert.Empty(ids.Except(AllCases.All.Select(one => one.Id)).Except(elsewhere));
    }
}
