using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.Generator.Parsing;

/// <summary>
/// A library that is referenced under an alias only, as <c>Aliases="lib"</c> of a reference does, is not in the global namespace.
/// </summary>
internal static class LibraryAlias
{
    private const string Library = "CompiledNet";
    private const string Global = "global";
    private const string Generated = "Generated";

    /// <summary>The alias of the library; null where it is in the global namespace too, or is not referenced.</summary>
    public static string? Find(Compilation compilation)
    {
        string? alias = null;
        foreach (MetadataReference reference in compilation.ExternalReferences)
        {
            // Without one there is nothing to look up, so that a usual compilation is asked nothing.
            if (!reference.Properties.Aliases.IsDefaultOrEmpty && !reference.Properties.Aliases.Contains(Global) && IsLibrary(reference))
            {
                alias ??= reference.Properties.Aliases[0];
            }
        }

        return alias is null || compilation.ExternalReferences.Any(reference => IsGlobal(reference) && IsLibrary(reference)) ? null
            : SyntaxFacts.GetKeywordKind(alias) == SyntaxKind.None ? alias
            : "@" + alias;

        bool IsLibrary(MetadataReference reference) => compilation.GetAssemblyOrModuleSymbol(reference)?.Name == Library;
    }

    /// <summary>A generated file that names the library by its alias, where it stands after <c>global::</c>.</summary>
    public static string Apply(string text, string alias)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        IEnumerable<TextChange> names = root.DescendantNodes(descendIntoTrivia: true)
            .OfType<AliasQualifiedNameSyntax>()
            .Where(name => name.Alias.Identifier.IsKind(SyntaxKind.GlobalKeyword) && name.Name.Identifier.ValueText == Library)
            .Where(name => NameAfter(name) != Generated)
            .Select(name => new TextChange(name.Alias.Span, alias));

        // Before all code, and after the directives that hold for all of it.
        int head = root.GetLeadingTrivia().Where(trivia => trivia.IsDirective).Select(trivia => trivia.FullSpan.End).LastOrDefault();
        var directive = new TextChange(new TextSpan(head, 0), $"\nextern alias {alias};\n");
        return SourceText.From(text).WithChanges([directive, .. names]).ToString();
    }

    /// <summary>The name that a name stands before: the namespace of generated code is not in the library.</summary>
    private static string? NameAfter(AliasQualifiedNameSyntax name) => name.Parent switch
    {
        QualifiedNameSyntax qualified when qualified.Left == name => qualified.Right.Identifier.ValueText,
        MemberAccessExpressionSyntax access when access.Expression == name => access.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsGlobal(MetadataReference reference) =>
        reference.Properties.Aliases.IsDefaultOrEmpty || reference.Properties.Aliases.Contains(Global);
}
