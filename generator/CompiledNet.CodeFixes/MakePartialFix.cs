using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace CompiledNet.CodeFixes;

/// <summary>Makes a network's class partial, and the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class MakePartialFix() : NetworkCodeFix(ProblemIds.NotPartial, ProblemIds.ContainerNotPartial)
{
    private protected override void Register(Place place)
    {
        if (place.Type is { } type)
        {
            place.Offer("Make partial", [.. TypeEdits.MakePartial(type)]);
        }
    }
}
