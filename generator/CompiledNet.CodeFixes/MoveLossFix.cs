using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.CodeFixes;

/// <summary>Moves a loss after all other layers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MoveLossFix() : NetworkCodeFix(ProblemIds.LossNotLast)
{
    private protected override void Register(Place place)
    {
        if (place.Attribute is { Parent: AttributeListSyntax list } loss && place.Type is { } type && list != type.AttributeLists.Last())
        {
            place.Offer(
                $"Move [{AttributeEdits.KindOf(loss)}] to the end", AttributeEdits.Remove(loss),
                AttributeEdits.Append(type, $"[{loss}]", place.Text));
        }
        else if (place.Attribute is { Parent: AttributeListSyntax last } one)
        {
            // All after it stands in the same brackets.
            string rest = string.Join(
                ", ", last.Attributes.Where(attribute => attribute != one).Concat([one]).Select(attribute => attribute.ToString()));
            place.Offer(
                $"Move [{AttributeEdits.KindOf(one)}] to the end", new Microsoft.CodeAnalysis.Text.TextChange(last.Span, $"[{rest}]"));
        }
    }
}
