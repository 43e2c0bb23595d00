using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Tests.Diagnostics;

/// <summary>Nothing that PyTorch computed for the fixtures is refused, however unusual.</summary>
public sealed class FixtureDeclarationTests
{
    [Theory]
    [InlineData("networks.json")]
    [InlineData("networks-graphs.json")]
    public async Task No_network_of_the_fixtures_is_an_error(string file)
    {
        string path = Path.Combine(DocumentationPage.Folder, "..", "..", "tests", "Fixtures", "pytorch", file);
        using JsonDocument fixtures = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        string[] sources =
        [
            .. fixtures.RootElement.GetProperty("cases").EnumerateArray()
                .Select(
                    one => $"using CompiledNet;\n[Network]\n{one.GetProperty("network").GetString()}\npartial class {one.GetProperty("name").GetString()};"),
        ];
        Assert.NotEmpty(sources);
        Assert.DoesNotContain(await Analysis.Run(sources), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
