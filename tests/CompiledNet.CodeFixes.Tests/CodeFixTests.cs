using Microsoft.CodeAnalysis;

namespace CompiledNet.CodeFixes.Tests;

/// <summary>Every fix changes what it says and nothing else, and leaves code that compiles without a word.</summary>
public sealed class CodeFixTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, FixCases.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fix_leaves_code_that_compiles(int index)
    {
        FixCase one = FixCases.All[index];
        (string source, IEnumerable<Diagnostic> build) = await FixRun.One(one.Before, one.Id, one.Title);
        Assert.Equal(one.After, source);
        Assert.Empty(build);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task All_of_a_kind_are_fixed_at_once(int index)
    {
        FixCase one = FixCases.All[index];
        (string source, IEnumerable<Diagnostic> build) = await FixRun.All(one.BeforeTwice, one.Id, one.Title);
        Assert.Equal(one.AfterTwice, source);
        Assert.Empty(build);
    }

    [Theory]
    [InlineData("CNET0001")]
    [InlineData("CNET0002")]
    public async Task Networks_in_one_class_are_made_partial_at_once(string id)
    {
        (string source, IEnumerable<Diagnostic> build) = await FixRun.All(
            "using CompiledNet; class Outer { [Network, Input(4), Flatten] class A; [Network, Input(4), Flatten] class B; }", id, "Make partial");
        Assert.Equal(
            "using CompiledNet; partial class Outer { [Network, Input(4), Flatten] partial class A; [Network, Input(4), Flatten] partial class B; }",
            source);
        Assert.Empty(build);
    }

    [Fact]
    public void Every_fixable_id_has_a_case() =>
        Assert.Empty(FixRun.Providers.SelectMany(provider => provider.FixableDiagnosticIds).Except(FixCases.All.Select(one => one.Id)));

    [Fact]
    public async Task No_fix_is_offered_where_a_value_is_not_written_down() =>
        Assert.Empty(await FixRun.Titles("using CompiledNet; [Network] [Input] [Dense(3)] partial class Net;", "CNET0010"));
}
