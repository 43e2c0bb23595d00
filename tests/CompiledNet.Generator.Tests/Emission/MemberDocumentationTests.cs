using System.Xml.Linq;
using CompiledNet.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using static CompiledNet.Generator.Tests.Harness.Declarations;

namespace CompiledNet.Generator.Tests.Emission;

/// <summary>What an editor shows of a network's members: shapes, ranges and errors.</summary>
public sealed class MemberDocumentationTests
{
    private const string Classifier = "[Input(4)]\n[Dense(3)]\n[Softmax, CrossEntropy]";
    private const string Images = "[Input(3, 8, 8)]\n[Flatten]\n[Dense(4), Dropout(0.5), BatchNorm]\n[MeanSquaredError]";
    private const string Tokens = "[Input(6, Tokens = true)]\n[Embedding(100, 8)]\n[Dense(3)]\n[Softmax, CrossEntropy]";
    private const string WithoutALoss = "[Input(4)]\n[Dense(3)]";

    [Theory]
    [InlineData(Classifier)]
    [InlineData(Images)]
    [InlineData(Tokens)]
    [InlineData(WithoutALoss)]
    public void EveryPublicMemberHasASummaryItsParametersAndWhatItThrows(string attributes) => Assert.All(Members(attributes), member =>
    {
        XElement docs = Docs(member);
        Assert.NotEmpty(docs.Element("summary")!.Value.Trim());
        if (member is IMethodSymbol method)
        {
            Assert.Equal(
                method.Parameters.Select(parameter => parameter.Name).Order(),
                docs.Elements("param").Where(param => param.Value.Length > 0).Select(param => param.Attribute("name")!.Value).Order());
            Assert.Equal(method is { MethodKind: not MethodKind.Constructor, Parameters.Length: > 0 }, docs.Elements("exception").Any());
        }
    });

    [Theory]
    [InlineData(Classifier, "Predict", "[rows, 4]. [rows, 3], overwritten.")]
    [InlineData(Classifier, "Loss", "[rows]: class labels, 0 to 2.")]
    [InlineData(Classifier, "Loss", "A label is outside 0 to 2.")]
    [InlineData(Classifier, "Loss", "A target is negative or not finite.")]
    [InlineData(Images, "Predict", "[rows, 192]: 3x8x8 values a row, the last axis contiguous.")]
    [InlineData(Images, "Backward", "fewer than 2 rows")]
    [InlineData(Images, "BackwardFrom", "The training step")]
    [InlineData(Tokens, "Predict", "[rows, 6]: tokens, 0 to 99.")]
    [InlineData(Tokens, "Loss", "[rows, 6]: class labels, 0 to 2.")]
    [InlineData(Tokens, "Loss", "A token is outside 0 to 99. A label is outside 0 to 2.")]
    [InlineData(Tokens, "Backward", "Empty: tokens have no gradients.")]
    public void ShapesAndRangesAreThoseOfTheNetwork(string attributes, string name, string text) => Assert.Contains(
        text,
        string.Join(
            " ",
            Members(attributes)
                .Where(member => member.Name == name)
                .SelectMany(member => Docs(member).Elements())
                .Select(element => element.Value)),
        StringComparison.Ordinal);

    private static IEnumerable<ISymbol> Members(string attributes) =>
        Generation.Run(Net(attributes)).Output.GetTypeByMetadataName("Net")!.GetMembers()
        .Where(
            member => member.DeclaredAccessibility == Accessibility.Public && member is not IMethodSymbol { AssociatedSymbol: not null });

    private static XElement Docs(ISymbol member) =>
        XElement.Parse(member.GetDocumentationCommentXml() is { Length: > 0 } xml ? xml : "<none/>");
}
