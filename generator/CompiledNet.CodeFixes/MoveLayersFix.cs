using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>Moves the layers of all other parts of a class after those of the part with <c>[Network]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MoveLayersFix() : NetworkCodeFix(ProblemIds.LayerOnOtherPart)
{
    private protected override void Register(Place place)
    {
        if (place.Type is { } part)
        {
            place.Offer("Move to the part with [Network]", cancellation => Move(place.Document, part, cancellation));
        }
    }

    private static async Task<Solution> Move(Document document, TypeDeclarationSyntax part, CancellationToken cancellation)
    {
        Solution solution = document.Project.Solution;
        SemanticModel semantics = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (semantics.GetDeclaredSymbol(part, cancellation) is not { } type ||
            type.GetAttributes()
                .FirstOrDefault(LibrarySymbols.IsNetworkAttribute)?.ApplicationSyntaxReference?.GetSyntax(cancellation)
                .FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } target)
        {
            return solution;
        }

        List<AttributeSyntax> moved = type.GetAttributes()
            .Where(data => LibrarySymbols.IsLayerAttribute(data) && data.ApplicationSyntaxReference is not null)
            .Select(data => (AttributeSyntax)data.ApplicationSyntaxReference!.GetSyntax(cancellation))
            .Where(attribute => attribute.FirstAncestorOrSelf<TypeDeclarationSyntax>() != target)
            .OrderBy(attribute => attribute.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(attribute => attribute.SpanStart)
            .ToList();
        string lists = string.Join(
            " ",
            moved.GroupBy(attribute => attribute.Parent).Select(
                list => $"[{string.Join(", ", list.Select(attribute => attribute.ToString()))}]"));

        var changes = new List<(SyntaxTree Tree, TextChange Change)>
        {
            (
                target.SyntaxTree,
                AttributeEdits.Append(target, lists, await target.SyntaxTree.GetTextAsync(cancellation).ConfigureAwait(false))),
        };
        changes.AddRange(
            moved.GroupBy(attribute => (AttributeListSyntax)attribute.Parent!).Select(
                list => (list.Key.SyntaxTree, AttributeEdits.Remove(list.Key, moved.Contains))));
        foreach (IGrouping<SyntaxTree, (SyntaxTree Tree, TextChange Change)> tree in changes.GroupBy(change => change.Tree))
        {
            SourceText text = await tree.Key.GetTextAsync(cancellation).ConfigureAwait(false);
            DocumentId id = solution.GetDocumentId(tree.Key)!;
            solution = solution.WithDocumentText(
                id, text.WithChanges(tree.Select(change => change.Change).OrderBy(change => change.Span.Start)));
        }

        return solution;
    }
}
