using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>
/// Sets an argument to the nearest value that is accepted: the minimum, the window that fits, the budget that is needed, the entries of a
/// table.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SetValueFix() : NetworkCodeFix(
    ProblemIds.InvalidValue, ProblemIds.WindowTooLarge, ProblemIds.BudgetExceeded, ProblemIds.TiedWeights)
{
    private protected override void Register(Place place)
    {
        // A tied layer's suggestion may be a name, which is RenameFix's.
        bool isNumber = place.Suggestion is { Length: > 0 } text && (char.IsDigit(text[0]) || text[0] == '-');
        if (place.Suggestion is { } suggestion && place.Value is { } value && (isNumber || place.Diagnostic.Id != ProblemIds.TiedWeights))
        {
            place.Offer($"Write {suggestion}", new TextChange(value.Span, suggestion));
        }
    }
}
