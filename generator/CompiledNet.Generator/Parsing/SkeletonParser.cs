using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CompiledNet.Generator.Parsing;

/// <summary>Reads what the members that stand in for a wrong network's own depend on.</summary>
internal static class SkeletonParser
{
    public static SkeletonModel Parse(NetworkDeclaration declaration, ParsedLayers layers, IReadOnlyList<string> taken)
    {
        LossKind? loss = layers.Layers.OfType<LossModel>().FirstOrDefault()?.Kind;
        return new SkeletonModel(
            declaration.Syntax is RecordDeclarationSyntax ? "record" : "class",
            TypeParser.Parameters(declaration.Syntax),
            TypeParser.BaseArguments(declaration.Type),
            declaration.Type.IsStatic,
            declaration.Attributes.Any(data => data.NamedArguments.Any(argument => argument.Key == "Tokens" && argument.Value.Value is true)),
            loss is null or LossKind.CrossEntropy or LossKind.NegativeLogLikelihood,
            loss is not LossKind.NegativeLogLikelihood,
            taken.ToEquatableArray());
    }
}
