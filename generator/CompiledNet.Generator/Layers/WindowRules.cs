using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What convolution and pooling have in common: a window that slides over [channels, ...].</summary>
internal static class WindowRules
{
    /// <summary>
    /// The spatial axes after the window; null where it does not fit, which is reported: once for each argument that is too large.
    /// </summary>
    /// <param name="scope">The layer.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="sides">The window's elements along each spatial axis, and the argument that gives them.</param>
    /// <param name="stride">Elements from one window to the next.</param>
    /// <param name="padding">Elements put on either side of each axis.</param>
    /// <param name="dilation">Elements from one of the window to the next.</param>
    /// <param name="kind">The attribute without its rank.</param>
    public static int[]? Slide(
        LayerScope scope, Shape input, (string Argument, int Size)[] sides, int stride, int padding, int dilation, string kind)
    {
        string expected = sides.Length == 1 ? "[channels, length]" : "[channels, height, width]";
        if (input.Rank != sides.Length + 1)
        {
            scope.Report(
                ProblemIds.WrongRank,
                $"[{kind}{sides.Length}D] reads {expected}, but came {input}, which has {(input.Rank == 1 ? "one axis" : $"{input.Rank} axes")}: put [Reshape] before it");
            return null;
        }

        List<(int Axis, string Argument, long Window, long Size)> axes =
            sides.Select(
                (side, i) => (i + 1, side.Argument, ((long)dilation * (side.Size - 1)) + 1, input.Axes[i + 1] + (2L * padding))).ToList();
        foreach (var tooLarge in axes.Where(axis => axis.Window > axis.Size).GroupBy(axis => axis.Argument))
        {
            // A square window has to fit the shorter axis.
            (int axis, string argument, long window, long size) = tooLarge.OrderBy(one => one.Size).First();
            long fits = ((size - 1) / dilation) + 1;
            scope.Report(
                ProblemIds.WindowTooLarge,
                $"[{kind}{sides.Length}D]'s window takes {window} elements along axis {axis}, but {input} has {size} there, padding included: make the window at most {fits}",
                argument,
                suggestion: FormattableString.Invariant($"{fits}"));
        }

        return axes.Any(axis => axis.Window > axis.Size)
            ? null
            : axes.Select(axis => (int)Math.Min(((axis.Size - axis.Window) / stride) + 1, int.MaxValue)).ToArray();
    }
}
