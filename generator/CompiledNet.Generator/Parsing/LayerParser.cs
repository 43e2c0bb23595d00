using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Parsing;

/// <summary>Reads the network attributes of a declaration, in their order.</summary>
internal static class LayerParser
{
    private const string Network = "Network";
    private const string Input = "Input";
    private const string Budget = "Budget";

    public static ParsedLayers Parse(NetworkDeclaration declaration, List<Problem> problems)
    {
        bool fuse = true;
        bool isComplete = !declaration.HasUnknownAttributes;
        bool isRight = isComplete;
        BudgetModel? budget = null;
        var layers = new List<LayerModel>();
        var names = new LayerNames();
        for (int i = 0; i < declaration.OwnCount; i++)
        {
            var attribute = new AttributeReader(declaration.Attributes[i], i);
            if (!attribute.IsComplete)
            {
                isRight = isComplete = false;
                continue;
            }

            switch (attribute.Kind)
            {
                case Network:
                    fuse = attribute.Named("Fuse", true);
                    break;
                case Budget:
                    budget = new BudgetModel(i, attribute.Limit("Parameters"), attribute.Limit("MultiplyAdds"), attribute.Limit("Bytes"));
                    break;
                case Input:
                    bool comesFirst = IsFirst(attribute, layers, problems);
                    LayerModel input = LayerKinds.Read(attribute, names.Next(attribute, problems))!;
                    layers.Insert(comesFirst ? 0 : layers.Count, input with { Arguments = attribute.Arguments });
                    break;
                default:
                    if (LayerKinds.Read(attribute, names.Next(attribute, problems)) is { } layer)
                    {
                        layers.Add(layer with { Declaration = attribute.Declaration, Arguments = attribute.Arguments });
                    }

                    break;
            }
        }

        if (FirstElsewhere(declaration) is { } elsewhere)
        {
            isComplete = false;
            problems.Add(new Problem(
                ProblemIds.LayerOnOtherPart,
                elsewhere,
                $"[{new AttributeReader(declaration.Attributes[elsewhere], elsewhere).Kind}] stands on another part of '{declaration.Type.Name}' than [Network], where the order of layers is not defined: move it to the part with [Network]"));
        }
        else if (!layers.Any(layer => layer is InputModel) && isRight)
        {
            problems.Add(
                new Problem(
                    ProblemIds.MissingInput, -1,
                    $"'{declaration.Type.Name}' does not say what it reads: put [Input(...)] before its first layer"));
        }

        return new ParsedLayers(fuse, layers, budget, isComplete);
    }

    /// <summary>
    /// Whether an input is the network's first, which belongs before all layers; where it does not stand there, that is reported.
    /// </summary>
    private static bool IsFirst(AttributeReader attribute, List<LayerModel> layers, List<Problem> problems)
    {
        bool isFirst = !layers.Any(layer => layer is InputModel);
        if (isFirst && layers.Count > 0)
        {
            problems.Add(
                new Problem(
                    ProblemIds.InputNotFirst, attribute.Index,
                    $"[Input] comes after '{layers[0].Name}', which could not read it: put it before the first layer"));
        }

        return isFirst;
    }

    private static int? FirstElsewhere(NetworkDeclaration declaration)
    {
        for (int i = declaration.OwnCount; i < declaration.Attributes.Count; i++)
        {
            if (LibrarySymbols.IsLayerAttribute(declaration.Attributes[i]))
            {
                return i;
            }
        }

        return null;
    }
}
