using CompiledNet.Generator.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Diagnostics;

/// <summary>Class labels given to a network of values, and values to one of class labels.</summary>
internal static class TargetKinds
{
    /// <summary>The argument of a call that has targets of another kind than the network's, and what to do; null where none has.</summary>
    public static (ArgumentSyntax Argument, string Message)? Mismatch(
        INamedTypeSymbol network, string member, InvocationExpressionSyntax call, SemanticModel semantics, CancellationToken cancellation)
    {
        IReadOnlyList<SpecialType> taken = LibrarySymbols.TargetsOf(network);
        for (int i = 0; i < call.ArgumentList.Arguments.Count && taken.Count > 0; i++)
        {
            ArgumentSyntax argument = call.ArgumentList.Arguments[i];
            SpecialType? given = TargetOf(semantics.GetTypeInfo(argument.Expression, cancellation).Type, isTarget: i == 1);
            if (given is SpecialType.System_Int32 or SpecialType.System_Single && !taken.Contains(given.Value))
            {
                return (argument, Message(network, member, given == SpecialType.System_Int32));
            }
        }

        return null;
    }

    /// <summary>The element type of a data set's targets, or of the memory that a call takes as its targets.</summary>
    private static SpecialType? TargetOf(ITypeSymbol? type, bool isTarget) => type switch
    {
        INamedTypeSymbol data when LibrarySymbols.IsDataset(data) => data.TypeArguments[1].SpecialType,
        IArrayTypeSymbol array when isTarget => array.ElementType.SpecialType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments.Length: 1 } span when isTarget =>
            span.TypeArguments[0].SpecialType,
        _ => null,
    };

    private static string Message(INamedTypeSymbol network, string member, bool isLabels)
    {
        string loss = LibrarySymbols.LossOf(network) is { } attribute ? $"[{new AttributeReader(attribute, 0).Kind}]" : "the loss";
        return isLabels
            ? $"'{member}' is given class labels, but {loss} of '{network.Name}' takes values, as float: give e.g. 0 and 1 for two classes, or end the network in [Softmax, CrossEntropy], which takes labels"
            : $"'{member}' is given values, but {loss} of '{network.Name}' takes class labels, as int: give labels, or end the network in a loss that takes values, e.g. [MeanSquaredError]";
    }
}
