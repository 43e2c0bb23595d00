using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes.Edits;

/// <summary>Changes of attributes, as small changes of the text, so that all else stays as the user wrote it.</summary>
internal static class AttributeEdits
{
    private const string Suffix = "Attribute";

    /// <summary>The attribute's name without qualifiers and suffix, e.g. <c>Dense</c>.</summary>
    public static string KindOf(AttributeSyntax attribute)
    {
        string name = SimpleName(attribute).Identifier.ValueText;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }

    /// <summary>Puts a layer before another, into the same brackets and with the same qualifiers.</summary>
    public static TextChange InsertBefore(AttributeSyntax attribute, string kind) =>
        new(new TextSpan(attribute.SpanStart, 0), Qualifiers(attribute) + kind + ", ");

    /// <summary>Makes a layer another one; its arguments stay.</summary>
    public static TextChange ReplaceKind(AttributeSyntax attribute, string kind) => new(SimpleName(attribute).Span, kind);

    /// <summary>Makes a layer another one; of its arguments only the named ones that the other has as well stay.</summary>
    public static TextChange ReplaceKind(AttributeSyntax attribute, string kind, params string[] kept)
    {
        IEnumerable<string> arguments = (attribute.ArgumentList?.Arguments ?? default)
            .Where(argument => argument.NameEquals is { } name && kept.Contains(name.Name.Identifier.ValueText))
            .Select(argument => argument.ToString());
        string list = string.Join(", ", arguments);
        return new(TextSpan.FromBounds(SimpleName(attribute).SpanStart, attribute.Span.End), list.Length > 0 ? $"{kind}({list})" : kind);
    }

    /// <summary>Removes attributes from one list, and the list with the last one.</summary>
    public static TextChange Remove(AttributeListSyntax list, Func<AttributeSyntax, bool> isRemoved)
    {
        List<AttributeSyntax> kept = list.Attributes.Where(attribute => !isRemoved(attribute)).ToList();
        if (kept.Count > 0)
        {
            string target = list.Target is null ? string.Empty : list.Target.ToFullString();
            return new TextChange(list.Span, $"[{target}{string.Join(", ", kept.Select(attribute => attribute.ToString()))}]");
        }

        // What follows moves up to where the list was, unless a comment stands between.
        SyntaxToken next = list.GetLastToken().GetNextToken();
        bool isPlain = list.GetTrailingTrivia()
            .Concat(next.LeadingTrivia)
            .All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return new TextChange(isPlain ? TextSpan.FromBounds(list.SpanStart, next.SpanStart) : list.Span, string.Empty);
    }

    /// <summary>Removes one attribute.</summary>
    public static TextChange Remove(AttributeSyntax attribute) => Remove((AttributeListSyntax)attribute.Parent!, one => one == attribute);

    /// <summary>Sets a property in an attribute's arguments.</summary>
    public static TextChange SetProperty(AttributeSyntax attribute, string name, string value)
    {
        if (attribute.ArgumentList is not { } list)
        {
            return new TextChange(new TextSpan(attribute.Span.End, 0), $"({name} = {value})");
        }

        return list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } present
            ? new TextChange(present.Expression.Span, value)
            : new TextChange(
                new TextSpan(list.CloseParenToken.SpanStart, 0), $"{(list.Arguments.Count > 0 ? ", " : string.Empty)}{name} = {value}");
    }

    /// <summary>Puts lists of attributes after the last one of a declaration, on lines of their own where that one has its own.</summary>
    public static TextChange Append(TypeDeclarationSyntax declaration, string attributes, SourceText text)
    {
        AttributeListSyntax last = declaration.AttributeLists.Last();
        TextLine line = text.Lines.GetLineFromPosition(last.SpanStart);
        string before = text.ToString(TextSpan.FromBounds(line.Start, last.SpanStart));
        bool hasOwnLine = before.Trim().Length == 0 && last.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return new TextChange(new TextSpan(last.Span.End, 0), (hasOwnLine ? EndOfLine(text, line) + before : " ") + attributes);
    }

    /// <summary>The same line end as a line has.</summary>
    public static string EndOfLine(SourceText text, TextLine line) =>
        line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";

    private static string Qualifiers(AttributeSyntax attribute) =>
        attribute.Name.ToString().Substring(0, SimpleName(attribute).SpanStart - attribute.Name.SpanStart);

    private static SimpleNameSyntax SimpleName(AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right,
        AliasQualifiedNameSyntax alias => alias.Name,
        SimpleNameSyntax simple => simple,
        _ => throw new InvalidOperationException($"{attribute.Name.Kind()} is no name of an attribute."),
    };
}
