using System.Reflection;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>The table of diagnostics.</summary>
public sealed class DescriptorTests
{
    public static TheoryData<string> Ids => [.. Constants(typeof(ProblemIds))];

    [Fact]
    public void It_has_every_id_once_and_in_order() =>
        Assert.Equal(Constants(typeof(ProblemIds)).Order(StringComparer.Ordinal), Descriptors.All.Select(row => row.Id));

    [Fact]
    public void Every_row_is_reported_by_one_analyzer() => Assert.Equal(
        Descriptors.All.Select(row => row.Id),
        Analysis.Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).Select(row => row.Id).Order(StringComparer.Ordinal));

    /// <summary>An error that an .editorconfig, a ruleset, NoWarn or a pragma took away would be an exception at run time.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void Errors_and_only_errors_cannot_be_configured(string id)
    {
        DiagnosticDescriptor row = Descriptors.Of(id);
        Assert.Equal(ProblemIds.SeverityOf(id).ToString(), row.DefaultSeverity.ToString());
        Assert.Equal(row.DefaultSeverity == DiagnosticSeverity.Error, row.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        Assert.True(row.IsEnabledByDefault);
    }

    /// <summary>
    /// MSBuild writes the link after the message; a path within this repository would lead a user of the package nowhere.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_help_link_can_be_followed(string id)
    {
        string link = Descriptors.Of(id).HelpLinkUri;
        Assert.True(
            link.Length == 0 || (Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps), link);
    }

    private static IEnumerable<string> Constants(Type type) => type
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .Select(field => (string)field.GetRawConstantValue()!);
}
