using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CompiledNet.CodeFixes;

/// <summary>Lets a constructor call the generated one, which makes the parameters.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class CallGeneratedConstructorFix() : NetworkCodeFix(ProblemIds.ConstructorWithoutSeed)
{
    private protected override void Register(Place place)
    {
        if (place.Node is ConstructorDeclarationSyntax { Initializer: null } constructor)
        {
            place.Offer(
                "Call the generated constructor", new TextChange(new TextSpan(constructor.ParameterList.Span.End, 0), " : this(seed: 0)"));
        }
    }
}
