using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes;

/// <summary>The shape of every layer's output, and the mistakes that show only where layers meet: one rule a kind of layer.</summary>
internal static class ShapeInference
{
    /// <summary>The output shape of each layer; null where there are problems, which are added to the list.</summary>
    public static IReadOnlyList<Shape>? Run(NetworkModel network, List<Problem> problems)
    {
        InputModel input = network.Inputs[0];
        if (Problem(input.Shape) is { } wrong)
        {
            problems.Add(new Problem(wrong.Id, 1, $"[Input] {wrong.Message}"));
            return null;
        }

        var shapes = new List<Shape>();
        Shape current = input.Shape;
        for (int i = 0; i < network.Layers.Count; i++)
        {
            LayerModel layer = network.Layers[i];
            int before = problems.Count;
            Shape? next = Infer(layer, current, problems);
            LossRules.Check(network, i, problems);
            if (next is null || problems.Count > before)
            {
                return null;
            }

            shapes.Add(current = next);
        }

        return shapes;
    }

    private static Shape? Infer(LayerModel layer, Shape input, List<Problem> problems)
    {
        switch (layer)
        {
            case DenseModel dense:
                return RequireAtLeastOne(layer, "units", dense.Units, problems) ? Checked(layer, input.WithFeatures(dense.Units), problems) : null;
            case FlattenModel:
                return new Shape(input.Length);
            case ReshapeModel reshape:
                var shape = new Shape(reshape.Shape);
                if (Checked(layer, shape, problems) is null)
                {
                    return null;
                }

                if (shape.LongLength != input.LongLength)
                {
                    problems.Add(new Problem(ProblemIds.ShapeMismatch, layer.Attribute, $"[Reshape] of {input} ({input.LongLength} elements) to {shape} ({shape.LongLength}): the products must be equal"));
                    return null;
                }

                return shape;
            case ActivationModel activation:
                return Require(layer, double.IsNaN(activation.Argument) || double.IsInfinity(activation.Argument), $"the argument is {activation.Argument}, but must be finite", problems) ? input : null;
            default:
                return input;
        }
    }

    private static bool RequireAtLeastOne(LayerModel layer, string what, int value, List<Problem> problems) =>
        Require(layer, value < 1, $"{what} is {value}, but must be at least 1", problems);

    private static bool Require(LayerModel layer, bool isWrong, string message, List<Problem> problems)
    {
        if (isWrong)
        {
            problems.Add(new Problem(ProblemIds.InvalidValue, layer.Attribute, message));
        }

        return !isWrong;
    }

    private static Shape? Checked(LayerModel layer, Shape shape, List<Problem> problems)
    {
        if (Problem(shape) is not { } wrong)
        {
            return shape;
        }

        problems.Add(new Problem(wrong.Id, layer.Attribute, $"The result {wrong.Message}"));
        return null;
    }

    private static (string Id, string Message)? Problem(Shape shape)
    {
        if (shape.Rank == 0 || shape.Axes.Any(axis => axis < 1))
        {
            return (ProblemIds.InvalidValue, $"has the shape [{string.Join(", ", shape.Axes)}], but needs at least one axis, each at least 1");
        }

        if (shape.Rank > Shape.MaxRank)
        {
            return (ProblemIds.InvalidValue, $"has {shape.Rank} axes, but at most {Shape.MaxRank} are supported");
        }

        double length = shape.Axes.Aggregate(1.0, (product, axis) => product * axis);
        return length > SizeLimits.MaxElements ? (ProblemIds.ShapeTooLarge, $"has {length:0} elements an example, but at most {SizeLimits.MaxElements} are supported") : null;
    }
}
