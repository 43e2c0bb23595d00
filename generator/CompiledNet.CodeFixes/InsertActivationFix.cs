using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>Puts the activation that a loss belongs to between it and the logits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class InsertActivationFix() : NetworkCodeFix(
    ProblemIds.CrossEntropyOfLogits, ProblemIds.LikelihoodOfProbabilities, ProblemIds.BinaryCrossEntropyOfLogits)
{
    private protected override void Register(Place place)
    {
        if (place.Attribute is { } attribute && place.Suggestion is { } activation)
        {
            place.Offer($"Insert [{activation}]", AttributeEdits.InsertBefore(attribute, activation));
        }
    }
}
