using CompiledNet.CodeFixes.Edits;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.CodeFixes;

/// <summary>Makes an activation and a loss that do not belong together the right pair.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class ReplacePairFix() : NetworkCodeFix(
    ProblemIds.CrossEntropyOfLogits, ProblemIds.LikelihoodOfProbabilities, ProblemIds.BinaryCrossEntropyOfLogits,
    ProblemIds.SoftmaxOverOneClass)
{
    private const string Softmax = "Softmax";
    private const string LogSoftmax = "LogSoftmax";
    private const string Sigmoid = "Sigmoid";
    private const string CrossEntropy = "CrossEntropy";
    private const string NegativeLogLikelihood = "NegativeLogLikelihood";
    private const string BinaryCrossEntropy = "BinaryCrossEntropy";

    /// <summary>What gives probabilities.</summary>
    private static readonly HashSet<string> s_probabilities = [Softmax, Sigmoid, "HardSigmoid"];

    private static readonly HashSet<string> s_activations =
    [
        .. s_probabilities, LogSoftmax, "PReLU", .. Enum.GetNames(typeof(ActivationKind)),
    ];

    private protected override void Register(Place place)
    {
        if (place.Attribute is not { } attribute || place.Suggestion is not null)
        {
            return;
        }

        switch (place.Diagnostic.Id)
        {
            case ProblemIds.SoftmaxOverOneClass:
                OfferYesOrNo(place, attribute);
                break;
            case ProblemIds.CrossEntropyOfLogits:
                OfferActivation(place, attribute, Softmax);
                break;
            case ProblemIds.BinaryCrossEntropyOfLogits:
                OfferActivation(place, attribute, Sigmoid);
                break;
            case ProblemIds.LikelihoodOfProbabilities:
                OfferActivation(place, attribute, LogSoftmax);
                if (Neighbour(attribute, isBefore: true, s_activations.Contains) is { } activation
                    && AttributeEdits.KindOf(activation) == Softmax)
                {
                    place.Offer(
                        $"Write [{CrossEntropy}] instead of [{NegativeLogLikelihood}]", AttributeEdits.ReplaceKind(attribute, CrossEntropy));
                }

                break;
        }
    }

    private static void OfferActivation(Place place, AttributeSyntax loss, string right)
    {
        if (Neighbour(loss, isBefore: true, s_activations.Contains) is { } activation &&
            AttributeEdits.KindOf(activation) is var wrong &&
            (right == LogSoftmax ? wrong != LogSoftmax : !s_probabilities.Contains(wrong)))
        {
            place.Offer($"Write [{right}] instead of [{wrong}]", AttributeEdits.ReplaceKind(activation, right, "Name"));
        }
    }

    /// <summary>Makes a choice between classes of which there is one a choice between yes and no.</summary>
    private static void OfferYesOrNo(Place place, AttributeSyntax attribute)
    {
        string kind = AttributeEdits.KindOf(attribute);
        if (kind == CrossEntropy)
        {
            place.Offer(
                $"Write [{BinaryCrossEntropy}] instead of [{kind}]",
                AttributeEdits.ReplaceKind(attribute, BinaryCrossEntropy, "Name", "Weight"));
        }
        else if (Neighbour(attribute, isBefore: false, next => next is CrossEntropy or NegativeLogLikelihood) is { } loss)
        {
            place.Offer(
                $"Write [{Sigmoid}, {BinaryCrossEntropy}]",
                AttributeEdits.ReplaceKind(attribute, Sigmoid, "Name"),
                AttributeEdits.ReplaceKind(loss, BinaryCrossEntropy, "Name", "Weight"));
        }
    }

    /// <summary>The nearest attribute of some kinds before or after another.</summary>
    private static AttributeSyntax? Neighbour(AttributeSyntax attribute, bool isBefore, Func<string, bool> isKind)
    {
        IEnumerable<AttributeSyntax> all = ((MemberDeclarationSyntax)attribute.Parent!.Parent!).AttributeLists
            .SelectMany(list => list.Attributes)
            .Where(one => isKind(AttributeEdits.KindOf(one)));
        return isBefore
            ? all.LastOrDefault(one => one.SpanStart < attribute.SpanStart)
            : all.FirstOrDefault(one => one.SpanStart > attribute.SpanStart);
    }
}
