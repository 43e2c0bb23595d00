using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>Moves an input before the first layer, right behind <c>[Network]</c>; removes a second one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MoveInputFix() : NetworkCodeFix(ProblemIds.InputNotFirst)
{
    private protected override void Register(Place place)
    {
        if (place.Attribute is not { } input || place.Type is not { } type)
        {
            return;
        }

        List<AttributeSyntax> attributes = type.AttributeLists.SelectMany(list => list.Attributes).ToList();
        if (attributes.TakeWhile(attribute => attribute != input).Any(attribute => AttributeEdits.KindOf(attribute) == "Input"))
        {
            place.Offer("Remove the second [Input]", AttributeEdits.Remove(input));
        }
        else if (attributes.Find(attribute => AttributeEdits.KindOf(attribute) == "Network") is { } network && network.SpanStart < input.SpanStart && network.Parent != input.Parent)
        {
            place.Offer("Move [Input] to the front", new TextChange(new TextSpan(network.Parent!.Span.End, 0), $" [{input}]"), AttributeEdits.Remove(input));
        }
    }
}
