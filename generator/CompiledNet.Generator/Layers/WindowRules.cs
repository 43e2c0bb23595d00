using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>What convolution and pooling have in common: a window that slides over [channels, ...].</summary>
internal static class WindowRules
{
    /// <summary>Reports arguments of a window that are out of range.</summary>
    /// <param name="scope">The layer.</param>
    /// <param name="window">The window.</param>
    /// <param name="sizes">The arguments that give its elements along each axis.</param>
    /// <param name="mostElements">Elements of a window at most.</param>
    public static void Check(LayerScope scope, WindowModel window, IReadOnlyList<string> sizes, int mostElements)
    {
        Require(1, window.Sides.Select((side, i) => (sizes[i], side.Size)));
        Require(1, WindowArguments.Strides(window).Prepend(("Stride", window.Stride)));
        Require(0, Paddings(window));
        Require(1, WindowArguments.Dilations(window).Prepend(("Dilation", window.Dilation)));
        if (window.Same)
        {
            RequireNoPaddings(scope, window);
        }

        if (window.Sides.All(side => side.Size >= 1))
        {
            long elements = (long)window.Height * window.Width;
            scope.Require(
                elements <= mostElements, $"the window has {elements:N0} elements, but at most {mostElements:N0} are supported", sizes[0]);
        }

        void Require(int minimum, IEnumerable<(string Argument, int Value)> values)
        {
            foreach ((string argument, int value) in values.Distinct())
            {
                scope.RequireAtLeast(minimum, value, argument);
            }
        }
    }

    /// <summary>
    /// The sides with the paddings that they have over an input: those declared, or, with <c>Same</c>, as many as make one output of every
    /// stride that is begun, an odd one after the input.
    /// </summary>
    public static IReadOnlyList<WindowSide> Placed(WindowModel window, Shape input) => !window.Same ? window.Sides
        : window.Sides.Select((side, i) =>
        {
            long size = input.Axes[i + 1], last = (size - 1) / side.Stride * side.Stride;
            int padding = (int)Math.Min(Math.Max(last + WindowAlong.ReachOf(side) - size, 0), int.MaxValue);
            return side with { Before = padding / 2, After = padding - (padding / 2) };
        }).ToList();

    /// <summary>
    /// The spatial axes after the window; null where it does not fit, which is reported: once for each argument that is too large.
    /// </summary>
    /// <param name="scope">The layer.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="window">The window.</param>
    /// <param name="sizes">The arguments that give its elements along each axis.</param>
    /// <param name="kind">The attribute without its rank.</param>
    public static int[]? Slide(LayerScope scope, Shape input, WindowModel window, IReadOnlyList<string> sizes, string kind)
    {
        int rank = window.Sides.Count;
        if (input.Rank != rank + 1)
        {
            string expected = rank == 1 ? "[channels, length]" : "[channels, height, width]";
            scope.Report(
                ProblemIds.WrongRank,
                $"[{kind}{rank}D] reads {expected}, but came {input}, which has {(input.Rank == 1 ? "one axis" : $"{input.Rank} axes")}: put [Reshape] before it");
            return null;
        }

        List<WindowAlong> axes =
            Placed(window, input).Select((side, i) => new WindowAlong(i, side, input.Axes[i + 1], window.CeilMode)).ToList();
        foreach (var tooLarge in axes.Where(axis => axis.Results < 1).GroupBy(axis => sizes[axis.Axis]))
        {
            // A square window has to fit the shorter axis.
            WindowAlong axis = tooLarge.OrderBy(one => one.Padded).First();
            scope.Report(
                ProblemIds.WindowTooLarge,
                $"[{kind}{rank}D]'s window takes {axis.Reach} elements along axis {axis.Axis + 1}, but {input} has {axis.Padded} there, padding included: make the window at most {axis.Fitting}",
                tooLarge.Key,
                suggestion: FormattableString.Invariant($"{axis.Fitting}"));
        }

        foreach (WindowAlong axis in axes.Where(axis => axis.Span > int.MaxValue))
        {
            scope.Report(
                ProblemIds.TooLarge,
                $"[{kind}{rank}D]'s windows span {axis.Span:N0} elements along axis {axis.Axis + 1}, padding included, but at most {int.MaxValue:N0} are supported");
        }

        return axes.Any(axis => axis.Results < 1 || axis.Span > int.MaxValue) ? null : axes.Select(axis => (int)axis.Results).ToArray();
    }

    /// <summary>Reports what <c>Same</c> decides already.</summary>
    private static void RequireNoPaddings(LayerScope scope, WindowModel window)
    {
        foreach ((string argument, int value) in Paddings(window).Distinct())
        {
            scope.Require(value == 0, $"{argument} is {value}, but Same decides the paddings: leave out one of the two", argument);
        }

        scope.Require(!window.CeilMode, $"CeilMode is true, but Same decides how many windows there are: leave out one of the two", "CeilMode");
    }

    /// <summary>The arguments that give paddings: the common one, and those of each side.</summary>
    private static IEnumerable<(string Argument, int Value)> Paddings(WindowModel window) =>
        window.Sides.SelectMany((_, i) => WindowArguments.Paddings(window, i)).Prepend(("Padding", window.Padding));
}
