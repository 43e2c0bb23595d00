using System.Collections.Immutable;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>What the code fixes share: each finds the node that a diagnostic stands on and offers changes of the text.</summary>
public abstract class NetworkCodeFix : CodeFixProvider
{
    private protected NetworkCodeFix(params string[] ids) => FixableDiagnosticIds = ids.ToImmutableArray();

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode root = (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        SourceText text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            diagnostic.Properties.TryGetValue(ProblemProperties.Suggestion, out string? suggestion);
            Register(
                new Place(
                    context, diagnostic, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), text, suggestion));
        }
    }

    /// <summary>Offers what can be done about one diagnostic.</summary>
    private protected abstract void Register(Place place);

    /// <summary>A diagnostic and where it stands.</summary>
    private protected sealed class Place(
        CodeFixContext context, Diagnostic diagnostic, SyntaxNode node, SourceText text, string? suggestion)
    {
        public Diagnostic Diagnostic => diagnostic;

        public Document Document => context.Document;

        public SyntaxNode Node => node;

        public SourceText Text => text;

        /// <summary>What the diagnostic says to write, or null.</summary>
        public string? Suggestion => suggestion;

        /// <summary>The attribute that the diagnostic stands on or in.</summary>
        public AttributeSyntax? Attribute =>
            node.FirstAncestorOrSelf<AttributeSyntax>() ?? (node as AttributeListSyntax)?.Attributes.FirstOrDefault();

        /// <summary>The value of the argument that the diagnostic stands on; null where it stands on the whole attribute.</summary>
        public ExpressionSyntax? Value => node.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument ? null
            : node == argument ? argument.Expression
            : node as ExpressionSyntax;

        /// <summary>The type that the diagnostic stands in.</summary>
        public TypeDeclarationSyntax? Type => node.FirstAncestorOrSelf<TypeDeclarationSyntax>();

        /// <summary>Offers changes of the document.</summary>
        public void Offer(string title, params TextChange[] changes) =>
            Offer(
                title,
                _ => Task.FromResult(Document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start))).Project.Solution));

        /// <summary>Offers changes of several documents.</summary>
        public void Offer(string title, Func<CancellationToken, Task<Solution>> change) =>
            context.RegisterCodeFix(CodeAction.Create(title, change, equivalenceKey: diagnostic.Id + title), diagnostic);
    }
}
