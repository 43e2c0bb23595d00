using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests.Harness;

/// <summary>Declarations for tests.</summary>
internal static class Declarations
{
    /// <summary>A network <c>Net</c> with these attributes after <c>[Network]</c>.</summary>
    public static string Net(string attributes, string network = "Network") =>
        $"using CompiledNet;\n\n[{network}]\n{attributes}\npublic sealed partial class Net;\n";

    /// <summary>What the parser makes of the networks of a source file.</summary>
    public static IReadOnlyList<ParsedNetwork> Parse(string source)
    {
        CSharpCompilation compilation = Compilations.Create(source);
        SyntaxTree tree = compilation.SyntaxTrees[0];
        SemanticModel semantics = compilation.GetSemanticModel(tree);
        return
        [
            .. tree.GetRoot().DescendantNodes().OfType<TypeDeclarationSyntax>()
                .Where(type => type.AttributeLists
                    .SelectMany(list => list.Attributes)
                    .Any(attribute => attribute.Name.ToString().EndsWith("Network", StringComparison.Ordinal)))
                .Select(type => NetworkParser.Parse(
                    (INamedTypeSymbol)semantics.GetDeclaredSymbol(type)!, type, CancellationToken.None)),
        ];
    }

    /// <summary>The models of the networks of a source file, which must be right.</summary>
    public static IReadOnlyList<NetworkModel> ModelsOf(string source) => [.. Parse(source).Select(parsed =>
    {
        Assert.DoesNotContain(parsed.Problems, problem => problem.IsError);
        return parsed.Network!;
    })];

    /// <summary>The model of the one network of a source file.</summary>
    public static NetworkModel ModelOf(string source) => Assert.Single(ModelsOf(source));
}
