using CompiledNet.Generator.Graph;
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
            declaration.Attributes.Any(
                data => data.NamedArguments.Any(argument => argument.Key == "Tokens" && argument.Value.Value is true)),
            loss is null or LossKind.CrossEntropy or LossKind.NegativeLogLikelihood,
            loss is not LossKind.NegativeLogLikelihood,
            taken.ToEquatableArray(),
            SlotsOf(layers.Layers));
    }

    private static SkeletonSlots? SlotsOf(IReadOnlyList<LayerModel> layers)
    {
        List<InputModel> inputs = layers.OfType<InputModel>().ToList();
        List<LossModel> losses = layers.OfType<LossModel>().ToList();
        if (inputs.Count < 2 && losses.Count < 2 && !layers.Any(layer => layer is OutputModel))
        {
            return null;
        }

        List<SkeletonSlot> outputs = layers.Where(layer => layer is LossModel or OutputModel)
            .Select(layer => new SkeletonSlot(SlotNames.Camel(layer.Name), false))
            .ToList();
        if (losses.Count == 0 && layers[layers.Count - 1] is not OutputModel)
        {
            outputs.Add(new SkeletonSlot(SlotNames.Camel(layers[layers.Count - 1].Name), false));
        }

        return new SkeletonSlots(
            inputs.Select(
                input => new SkeletonSlot(inputs.Count == 1 ? "inputs" : SlotNames.Camel(input.Name), input.IsTokens)).ToEquatableArray(),
            outputs.ToEquatableArray(),
            losses.Select(loss => new SkeletonSlot(SlotNames.Camel(loss.Name), loss.TakesLabels)).ToEquatableArray());
    }
}
