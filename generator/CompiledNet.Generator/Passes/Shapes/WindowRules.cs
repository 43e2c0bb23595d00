using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Passes.Shapes;

/// <summary>What convolution and pooling have in common: a window that slides over [channels, ...].</summary>
internal static class WindowRules
{
    /// <summary>The spatial axes after the window; null where it does not fit, which is reported.</summary>
    public static int[]? Slide(LayerScope scope, Shape input, int spatialRank, int[] sizes, int stride, int padding, int dilation, string kind)
    {
        string expected = spatialRank == 1 ? "[channels, length]" : "[channels, height, width]";
        if (input.Rank != spatialRank + 1)
        {
            scope.Report(ProblemIds.WrongRank, $"[{kind}{spatialRank}D] reads {expected}, but came {input}, which has {(input.Rank == 1 ? "one axis" : $"{input.Rank} axes")}: put [Reshape] before it");
            return null;
        }

        int[] result = new int[spatialRank];
        for (int axis = 0; axis < spatialRank; axis++)
        {
            long window = ((long)dilation * (sizes[axis] - 1)) + 1;
            long size = input.Axes[axis + 1] + (2L * padding);
            if (window > size)
            {
                long fits = ((size - 1) / dilation) + 1;
                scope.Report(
                    ProblemIds.WindowTooLarge,
                    $"[{kind}{spatialRank}D]'s window takes {window} elements along axis {axis + 1}, but {input} has {size} there, padding included: make the window at most {fits}",
                    sizes.Distinct().Count() == 1 ? "size" : axis == 0 ? "height" : "width",
                    suggestion: FormattableString.Invariant($"{fits}"));
                return null;
            }

            result[axis] = (int)(((size - window) / stride) + 1);
        }

        return result;
    }
}
