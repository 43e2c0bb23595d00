using System.Text.RegularExpressions;
using CompiledNet.Generator.Graph;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Tests.Docs;

/// <summary>A comment such as <c>// 6x24x24</c> after the layers of a declaration is the shape that the last of them gives.</summary>
public sealed partial class ShapeTests
{
    public static TheoryData<string> Declaring =>
        Pages.With(block => block is { Language: "csharp", Label: null } && block.Code.Split('\n').Any(line => Line().IsMatch(line)));

    [Theory]
    [MemberData(nameof(Declaring))]
    public void ShapesBehindLayersAreTheirs(string page)
    {
        int compared = 0;
        foreach ((ClassDeclarationSyntax declaration, NetworkModel model) in PageCode.Of(page).Networks())
        {
            NetworkGraph graph = GraphBuilder.Build(model, [])!;
            int attributes = 0;
            foreach (AttributeListSyntax list in declaration.AttributeLists)
            {
                attributes += list.Attributes.Count;
                if (Comment().Match(list.GetTrailingTrivia().ToString()) is { Success: true } comment)
                {
                    compared++;
                    Assert.Equal(
                        $"{list}   // {graph.Nodes.Single(node => node.Layer.Attribute == attributes - 1).Shape}",
                        $"{list}   // {comment.Groups["shape"].Value}");
                }
            }
        }

        Assert.Equal(
            MarkdownPage.Read(page)
                .Blocks.Where(block => block is { Language: "csharp", Label: null })
                .Sum(block => block.Code.Split('\n').Count(line => Line().IsMatch(line))),
            compared);
    }

    [GeneratedRegex(@"^\s*//\s*(?<shape>\d+(x\d+)*)\s*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^\s*\[.*\]\s*//\s*\d+(x\d+)*\s*$")]
    private static partial Regex Line();
}
