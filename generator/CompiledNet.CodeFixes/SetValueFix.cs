using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>Sets an argument to the nearest value that is accepted: the minimum, the window that fits, the budget that is needed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class SetValueFix() : NetworkCodeFix(ProblemIds.InvalidValue, ProblemIds.WindowTooLarge, ProblemIds.BudgetExceeded)
{
    private protected override void Register(Place place)
    {
        if (place.Suggestion is { } suggestion && place.Value is { } value)
        {
            place.Offer($"Write {suggestion}", new TextChange(value.Span, suggestion));
        }
    }
}
