using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests.Emission;

/// <summary>The members of what was generated for a network, and how long they are.</summary>
internal sealed class GeneratedLines
{
    private readonly SyntaxNode _root;

    private GeneratedLines(string text, SyntaxNode root)
    {
        Text = text;
        _root = root;
    }

    public string Text { get; }

    /// <summary>Lines of the file.</summary>
    public int Count => Text.Count(c => c == '\n');

    /// <summary>All methods, with their lines from the attributes to the closing brace.</summary>
    public IReadOnlyList<(string Name, int Lines)> Methods =>
        [
            .. _root.DescendantNodes()
                .OfType<BaseMethodDeclarationSyntax>()
                .Select(method => ((method as MethodDeclarationSyntax)?.Identifier.Text ?? "constructor", Lines(method))),
        ];

    /// <summary>The longest method.</summary>
    public (string Name, int Lines) Longest => Methods.MaxBy(method => method.Lines);

    /// <summary>The names of the methods and structs that are written for single expressions.</summary>
    public IReadOnlyList<string> Specializations =>
        [.. Members().Where(member => IsOfAnExpression(member)).Select(NameOf)];

    /// <summary>Those of them that tiles take as type arguments.</summary>
    public IReadOnlyList<string> TileArguments => [.. Members().OfType<StructDeclarationSyntax>().Select(NameOf)];

    /// <summary>Lines of all code over vectors, doc comments included: of expressions and straight-line code.</summary>
    public int SpecializedLines =>
        Members()
            .Where(IsSpecialized)
            .Sum(member => Lines(member)
                + member.GetLeadingTrivia().ToFullString().Split('\n').Count(line => line.Contains("///", StringComparison.Ordinal)));

    /// <summary>What is generated for a network with these attributes after <c>[Network]</c>.</summary>
    public static GeneratedLines Of(string layers, string? kernels = null)
    {
        Generation generation = Generation.Run($"using CompiledNet; [Network, {layers}] public sealed partial class Net;", kernels);
        Assert.Null(generation.Result.Exception);
        Assert.NotEmpty(generation.Result.GeneratedSources);
        return new GeneratedLines(generation.Text, generation.Source.SyntaxTree.GetRoot());
    }

    private static bool IsSpecialized(MemberDeclarationSyntax member) =>
        IsOfAnExpression(member) || NameOf(member) is "PredictRowBy8" or "PredictRowBy4";

    /// <summary>A map is the method that asks for optimisation; an epilogue is a struct.</summary>
    private static bool IsOfAnExpression(MemberDeclarationSyntax member) =>
        member is StructDeclarationSyntax
            || (member is MethodDeclarationSyntax
                && NameOf(member).TrimEnd('_', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9').EndsWith("Map", StringComparison.Ordinal));

    private static string NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        _ => string.Empty,
    };

    private static int Lines(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private SyntaxList<MemberDeclarationSyntax> Members() =>
        _root.DescendantNodes().OfType<ClassDeclarationSyntax>().Single(type => type.Identifier.Text == "Programs").Members;
}
