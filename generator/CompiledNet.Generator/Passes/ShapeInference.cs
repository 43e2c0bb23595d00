using CompiledNet.Generator.Model;
using CompiledNet.Generator.Passes.Shapes;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// The shape of every layer's output, and the mistakes that show only where layers meet. The rules stand in
/// <see cref="LayerRules"/>. The arguments of every layer are checked; shapes as far as they are known.
/// </summary>
internal static class ShapeInference
{
    /// <summary>The output shape of each layer; null where there are errors. All mistakes are added to the list.</summary>
    public static IReadOnlyList<Shape>? Run(NetworkModel network, List<Problem> problems)
    {
        var found = new List<Problem>();
        InputModel input = network.Inputs[0];
        Problem? wrongInput = ShapeLimits.Find(input.Shape, input.Attribute, "[Input]", "shape");
        if (wrongInput is not null)
        {
            found.Add(wrongInput);
        }

        // The input, then what each layer gives; null where a mistake leaves it unknown.
        var values = new List<Shape?> { wrongInput is null ? input.Shape : null };
        for (int i = 0; i < network.Layers.Count; i++)
        {
            values.Add(Infer(new LayerScope(network, i, values, found), found));
        }

        if (new LayerScope(network, network.Layers.Count, values, found).ReadsTokens)
        {
            found.Add(new Problem(ProblemIds.WrongRank, input.Attribute, "The network gives its tokens as they came: put [Embedding(count, dimension)] behind [Input]"));
        }

        if (!found.Any(problem => problem.IsError) && SizeLimits.Find(network, values) is { } tooLarge)
        {
            found.Add(tooLarge);
        }

        bool isRight = !found.Any(problem => problem.IsError);
        problems.AddRange(found);
        return isRight ? values.Skip(1).Select(shape => shape!).ToList() : null;
    }

    private static Shape? Infer(LayerScope scope, List<Problem> found)
    {
        int errors = Errors();
        if (scope.ReadsTokens && scope.Layer is not (EmbeddingModel or FromModel))
        {
            scope.Report(ProblemIds.WrongRank, $"'{scope.Layer.Name}' reads values, but the input gives tokens: put [Embedding(count, dimension)] before it");
        }

        LayerRule rule = LayerRules.Of(scope.Layer);
        rule.Check(scope);
        Shape? shape = Errors() == errors && scope.Input is { } input ? rule.Infer(input, scope) : null;
        return Errors() == errors ? shape : null;

        int Errors() => found.Count(problem => problem.IsError);
    }
}
