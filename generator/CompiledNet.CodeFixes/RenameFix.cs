using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>Writes the layer's name that was likely meant, or gives a layer a name that it can have.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RenameFix() : NetworkCodeFix(
    ProblemIds.UnknownName, ProblemIds.DuplicateName, ProblemIds.SlotName, ProblemIds.TiedWeights)
{
    private protected override void Register(Place place)
    {
        if (place.Suggestion is not { } name || place.Attribute is not { } attribute)
        {
            return;
        }

        string literal = SymbolDisplay.FormatLiteral(name, quote: true);
        if (place.Diagnostic.Id is ProblemIds.DuplicateName or ProblemIds.SlotName)
        {
            place.Offer($"Name it '{name}'", AttributeEdits.SetProperty(attribute, "Name", literal));
        }
        else if (place.Value is { } value && !(place.Diagnostic.Id == ProblemIds.TiedWeights && char.IsDigit(name[0])))
        {
            place.Offer($"Write '{name}'", new TextChange(value.Span, literal));
        }
    }
}
