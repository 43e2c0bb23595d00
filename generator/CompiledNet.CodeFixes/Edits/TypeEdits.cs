using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes.Edits;

/// <summary>Changes of the head of a class.</summary>
internal static class TypeEdits
{
    /// <summary>
    /// Makes a type partial, all around it, and the networks in it with what is around those; what is partial stays as it is.
    /// </summary>
    public static IEnumerable<TextChange> MakePartial(TypeDeclarationSyntax declaration) => declaration.DescendantNodes()
        .OfType<TypeDeclarationSyntax>()
        .Where(IsNetwork)
        .Append(declaration)
        .SelectMany(type => type.AncestorsAndSelf().OfType<TypeDeclarationSyntax>())
        .Distinct()
        .Where(type => !type.Modifiers.Any(SyntaxKind.PartialKeyword))
        .Select(type => new TextChange(new TextSpan(type.Keyword.SpanStart, 0), "partial "));

    private static bool IsNetwork(TypeDeclarationSyntax type) =>
        type.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => AttributeEdits.KindOf(attribute) == "Network");
}
