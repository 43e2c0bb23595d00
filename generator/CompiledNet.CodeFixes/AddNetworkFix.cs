using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>Puts <c>[Network]</c> before layers that lack it, and makes the class partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class AddNetworkFix() : NetworkCodeFix(ProblemIds.LayerWithoutNetwork)
{
    private protected override void Register(Place place)
    {
        if (place.Attribute is { } attribute && place.Type is { } type)
        {
            place.Offer("Add [Network]", [AttributeEdits.InsertBefore(attribute, "Network"), .. TypeEdits.MakePartial(type)]);
        }
    }
}
