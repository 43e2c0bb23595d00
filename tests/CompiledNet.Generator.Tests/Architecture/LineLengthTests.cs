using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests.Architecture;

/// <summary>Lines of code are short enough for two files beside each other.</summary>
public sealed class LineLengthTests
{
    private const int Most = 140;

    [Theory]
    [InlineData("generator")]
    [InlineData("src")]
    [InlineData("samples")]
    [InlineData("tests")]
    public void NoLineIsLongerButForItsText(string folder) => Assert.Empty(
        from file in Sources.Under(folder)
        from line in TooLong(File.ReadAllText(file))
        select $"{Path.GetRelativePath(Sources.Root, file)}({line})");

    [Fact]
    public void ALineIsTooLongForItsCodeAlone()
    {
        string text = new('x', Most), code = string.Join(" + ", Enumerable.Repeat("x", Most));
        Assert.Empty(TooLong($"class C {{ string S = \"{text}\"; }}"));
        Assert.Equal([2], TooLong($"class C\n{{ int I = {code}; }}"));
        Assert.Equal([1], TooLong($"// {text}"));
    }

    /// <summary>The numbers of lines that are too long without what stands in quotes: a message is not cut into pieces.</summary>
    private static IEnumerable<int> TooLong(string text)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text);
        ILookup<int, int> quoted = tree.GetRoot()
            .DescendantNodes(node => node is not InterpolatedStringExpressionSyntax)
            .Where(node => node is InterpolatedStringExpressionSyntax || node.IsKind(SyntaxKind.StringLiteralExpression))
            .ToLookup(node => tree.GetLineSpan(node.Span).StartLinePosition.Line, node => node.Span.Length);
        return tree.GetText().Lines
            .Where(line => line.Span.Length > Most
                && line.Span.Length - quoted[line.LineNumber].Sum() > Most
                && !IsInText(tree, line.Start))
            .Select(line => line.LineNumber + 1);
    }

    /// <summary>Whether a line begins inside a text of several lines.</summary>
    private static bool IsInText(SyntaxTree tree, int position)
    {
        SyntaxToken token = tree.GetRoot().FindToken(position);
        return token.SpanStart < position
            && (token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.IsKind(SyntaxKind.InterpolatedStringTextToken));
    }
}
