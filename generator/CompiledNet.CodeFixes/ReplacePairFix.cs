using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.CodeFixes;

/// <summary>Makes a softmax and a loss that do not belong together the right pair.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReplacePairFix() : NetworkCodeFix(ProblemIds.CrossEntropyOfLogits, ProblemIds.LikelihoodOfProbabilities)
{
    private const string Softmax = "Softmax";
    private const string LogSoftmax = "LogSoftmax";

    private protected override void Register(Place place)
    {
        if (place.Attribute is not { } loss || place.Suggestion is not null)
        {
            return;
        }

        bool isCrossEntropy = place.Diagnostic.Id == ProblemIds.CrossEntropyOfLogits;
        (string wrong, string right) = isCrossEntropy ? (LogSoftmax, Softmax) : (Softmax, LogSoftmax);
        if (Before(loss, wrong) is { } activation)
        {
            place.Offer($"Write [{right}] instead of [{wrong}]", AttributeEdits.ReplaceKind(activation, right));
        }

        if (!isCrossEntropy)
        {
            place.Offer("Write [CrossEntropy] instead of [NegativeLogLikelihood]", AttributeEdits.ReplaceKind(loss, "CrossEntropy"));
        }
    }

    private static AttributeSyntax? Before(AttributeSyntax loss, string kind) => ((MemberDeclarationSyntax)loss.Parent!.Parent!).AttributeLists
        .SelectMany(list => list.Attributes)
        .LastOrDefault(attribute => attribute.SpanStart < loss.SpanStart && AttributeEdits.KindOf(attribute) == kind);
}
