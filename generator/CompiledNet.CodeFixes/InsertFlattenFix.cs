using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>Puts <c>[Flatten]</c> between an image and the dense layer that reads only its last axis.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class InsertFlattenFix() : NetworkCodeFix(ProblemIds.DenseOnImage)
{
    private protected override void Register(Place place)
    {
        if (place.Attribute is { } attribute)
        {
            place.Offer("Insert [Flatten]", AttributeEdits.InsertBefore(attribute, "Flatten"));
        }
    }
}
