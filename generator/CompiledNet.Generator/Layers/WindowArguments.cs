using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>The arguments of a window: those of all axes, and those of one axis or one side, which take their place.</summary>
internal static class WindowArguments
{
    private static readonly (string Axis, string Before, string After)[] s_line = [(string.Empty, "Left", "Right")];
    private static readonly (string Axis, string Before, string After)[] s_image =
        [("Height", "Top", "Bottom"), ("Width", "Left", "Right")];

    /// <summary>The window of a convolution.</summary>
    public static WindowModel OfConvolution(ILayerArguments arguments, int[] sizes) =>
        Read(arguments, sizes, [1, 1], arguments.Named("Stride", 1), isPooling: false);

    /// <summary>The window of a pooling: where no stride is given, windows lie side by side.</summary>
    public static WindowModel OfPooling(ILayerArguments arguments, int size, int[] sizes) =>
        Read(arguments, sizes, sizes, arguments.Named("Stride", size), isPooling: true);

    /// <summary>The argument that gives an axis its stride, and so on: that of the axis where it differs from that of all.</summary>
    public static IEnumerable<(string Argument, int Value)> Strides(WindowModel window) =>
        window.Sides.Select((side, i) => Own("Stride", Names(window.Sides.Count)[i].Axis, side.Stride, window.Stride));

    /// <inheritdoc cref="Strides"/>
    public static IEnumerable<(string Argument, int Value)> Dilations(WindowModel window) =>
        window.Sides.Select((side, i) => Own("Dilation", Names(window.Sides.Count)[i].Axis, side.Dilation, window.Dilation));

    /// <summary>The arguments that give the two sides of an axis their paddings.</summary>
    public static IEnumerable<(string Argument, int Value)> Paddings(WindowModel window, int axis)
    {
        WindowSide side = window.Sides[axis];
        (_, string before, string after) = Names(window.Sides.Count)[axis];
        return [Own("Padding", before, side.Before, window.Padding), Own("Padding", after, side.After, window.Padding)];
    }

    private static (string Axis, string Before, string After)[] Names(int axes) => axes > 1 ? s_image : s_line;

    private static (string Argument, int Value) Own(string name, string suffix, int value, int common) =>
        (value == common ? name : name + suffix, value);

    private static WindowModel Read(ILayerArguments arguments, int[] sizes, int[] strides, int stride, bool isPooling)
    {
        (string Axis, string Before, string After)[] names = Names(sizes.Length);
        bool isStrideGiven = arguments.IsGiven("Stride");
        strides = Each("Stride", one => one.Axis, i => isStrideGiven ? stride : strides[i]);
        int padding = arguments.Named("Padding", 0);
        int[] before = Each("Padding", one => one.Before, _ => padding), after = Each("Padding", one => one.After, _ => padding);
        bool same = arguments.Named("Same", false), ceilMode = isPooling && arguments.Named("CeilMode", false);
        int dilation = isPooling ? 1 : arguments.Named("Dilation", 1);
        int[] dilations = isPooling ? [1, 1] : Each("Dilation", one => one.Axis, _ => dilation);
        IEnumerable<WindowSide> sides = sizes.Select((size, i) => new WindowSide(size, strides[i], before[i], after[i], dilations[i]));
        return new WindowModel(sides.ToEquatableArray(), stride, padding, dilation, same, ceilMode);

        int[] Each(string name, Func<(string Axis, string Before, string After), string> suffix, Func<int, int> common) =>
            names.Select((one, i) => arguments.Named(name + suffix(one), common(i))).ToArray();
    }
}
