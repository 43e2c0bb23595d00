using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>Which shapes a value may have.</summary>
internal static class ShapeLimits
{
    /// <summary>The mistake of a shape that is written down or results; null where it is accepted.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="attribute">The attribute that gives it.</param>
    /// <param name="subject">What has the shape, e.g. "[Input]".</param>
    /// <param name="argument">The argument that states the shape; null where it results.</param>
    public static Problem? Find(Shape shape, int attribute, string subject, string? argument)
    {
        if (shape.Rank == 0)
        {
            return new Problem(
                ProblemIds.InvalidValue, attribute,
                $"{subject} has no axes, but needs at least one: write its elements along each axis, e.g. 784 or 3, 32, 32", argument);
        }

        for (int i = 0; i < shape.Rank; i++)
        {
            if (shape.Axes[i] < 1)
            {
                return new Problem(
                    ProblemIds.InvalidValue, attribute,
                    FormattableString.Invariant($"{subject} has {shape.Axes[i]} elements along axis {i}, but needs at least 1"), argument,
                    i, "1");
            }
        }

        if (shape.Rank > Shape.MaxRank)
        {
            return new Problem(
                ProblemIds.UnsupportedRank, attribute,
                FormattableString.Invariant(
                    $"{subject} has {shape.Rank} axes ({shape}), but at most {Shape.MaxRank} are supported: put axes together"),
                argument);
        }

        double length = shape.Axes.Aggregate(1.0, (product, axis) => product * axis);
        return length > SizeLimits.MaxElements
            ? new Problem(
                ProblemIds.TooLarge, attribute,
                FormattableString.Invariant(
                    $"{subject} has {length:N0} elements an example ({shape}), but at most {SizeLimits.MaxElements:N0} are supported"),
                argument)
            : null;
    }

    /// <summary>The shape that a layer gives, or null where it is not accepted, which is reported.</summary>
    public static Shape? Accept(Shape shape, LayerScope scope, string? argument = null)
    {
        if (Find(shape, scope.Layer.Attribute, $"The output of '{scope.Layer.Name}'", argument) is not { } problem)
        {
            return shape;
        }

        scope.Report(problem);
        return null;
    }
}
