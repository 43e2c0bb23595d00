using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>Removes a layer that is too much: what cuts off logits, a second softmax, a second loss, what no result depends on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveLayerFix() : NetworkCodeFix(
    ProblemIds.LogitsCutOff, ProblemIds.SoftmaxTwice, ProblemIds.SeveralLosses, ProblemIds.UnreadValue)
{
    private protected override void Register(Place place)
    {
        if (place.Attribute is { } attribute)
        {
            place.Offer($"Remove [{AttributeEdits.KindOf(attribute)}]", AttributeEdits.Remove(attribute));
        }
    }
}
