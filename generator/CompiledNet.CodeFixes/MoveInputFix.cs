using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>Moves the first input before the first layer, right after <c>[Network]</c>.</summary>
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
        if (attributes.Find(attribute => AttributeEdits.KindOf(attribute) == "Network") is { } network
            && network.SpanStart < input.SpanStart
            && network.Parent != input.Parent)
        {
            place.Offer(
                "Move [Input] to the front", new TextChange(new TextSpan(network.Parent!.Span.End, 0), $" [{input}]"),
                AttributeEdits.Remove(input));
        }
    }
}
