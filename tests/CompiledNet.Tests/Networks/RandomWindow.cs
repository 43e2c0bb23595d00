namespace CompiledNet.Tests.Networks;

/// <summary>
/// A window of a convolution or a pooling that is drawn for some spatial axes: its arguments, and the axes of the result, which are less
/// than 1 where it does not fit. Every other window has arguments of one axis or one side.
/// </summary>
internal sealed class RandomWindow
{
    private static readonly string[][] s_line = [["", "Left", "Right"]];
    private static readonly string[][] s_image = [["Height", "Top", "Bottom"], ["Width", "Left", "Right"]];

    private readonly Random _random;
    private readonly int[] _extents;
    private readonly bool _hasOwn;
    private string _options = string.Empty;
    private bool _isSame;
    private bool _isCeil;

    /// <summary>A window of a convolution.</summary>
    public static RandomWindow OfConvolution(Random random, int[] extents)
    {
        var window = new RandomWindow(random, extents);
        int height = window.Pick([1, 2, 3, 3, 5]), width = random.Next(4) == 0 ? window.Pick([1, 2, 3, 4]) : height;
        window._isSame = random.Next(5) == 0;
        int stride = window.Draw("Stride", 1, [1, 1, 1, 2, 3]), dilation = window.Draw("Dilation", 1, [1, 1, 1, 2]);
        window.Sizes = extents.Length == 1 ? [width] : [height, width];
        window.Size = extents.Length == 1 || width == height ? $"{width}" : $"{height}, {width}";
        window.Slide([.. extents.Select(_ => stride)], dilation, window.DrawPadding([0, 0, 1, 1, 2, 3]), _ => [0, 1, 2, 3]);
        return window;
    }

    /// <summary>A window of a pooling.</summary>
    public static RandomWindow OfPooling(Random random, int[] extents)
    {
        var window = new RandomWindow(random, extents);
        int size = window.Pick([1, 2, 2, 3]);
        window.Size = $"{size}";
        window.Sizes = extents.Length == 1 ? [size] : [window.Own("Height", size, [1, 2, 3]), window.Own("Width", size, [1, 2, 3])];
        int[] strides = window.Sizes;
        if (random.Next(2) == 0)
        {
            int stride = window.Pick([1, 2, 3]);
            window._options += $", Stride = {stride}";
            strides = [.. extents.Select(_ => stride)];
        }

        window._isSame = random.Next(5) == 0;
        window._isCeil = !window._isSame && random.Next(4) == 0;
        window._options += window._isCeil ? ", CeilMode = true" : string.Empty;
        int padding = window.DrawPadding([0, 0, window.Sizes.Min() / 2]);
        window.Slide(strides, null, padding, side => [.. Enumerable.Range(0, (side / 2) + 1)]);
        return window;
    }

    private RandomWindow(Random random, int[] extents) => (_random, _extents, _hasOwn) = (random, extents, random.Next(2) == 0);

    /// <summary>Elements along each axis, as they are written.</summary>
    public string Size { get; private set; } = string.Empty;

    /// <summary>Elements along each axis.</summary>
    public int[] Sizes { get; private set; } = [];

    /// <summary>The named arguments, each after a comma.</summary>
    public string Options => _options;

    /// <summary>The axes of the result.</summary>
    public int[] Results { get; private set; } = [];

    private void Slide(int[] strides, int? dilation, int padding, Func<int, int[]> paddings)
    {
        string[][] names = _extents.Length == 1 ? s_line : s_image;
        Results = [.. _extents.Select((extent, i) =>
        {
            bool isImage = _extents.Length > 1;
            int stride = isImage ? Own("Stride" + names[i][0], strides[i], [1, 2, 3]) : strides[i];
            int before = _isSame ? 0 : Own("Padding" + names[i][1], padding, paddings(Sizes[i]));
            int after = _isSame ? 0 : Own("Padding" + names[i][2], padding, paddings(Sizes[i]));
            int spread = isImage && dilation is { } common ? Own("Dilation" + names[i][0], common, [1, 2]) : dilation ?? 1;
            int rest = extent + before + after - (spread * (Sizes[i] - 1)) - 1 + (_isCeil ? stride - 1 : 0), last = rest / stride;
            return _isSame ? (extent + stride - 1) / stride
                : rest < 0 ? 0
                : _isCeil && last * stride >= extent + before ? last
                : last + 1;
        })];
    }

    /// <summary>The padding of all sides, or that which makes it needless.</summary>
    private int DrawPadding(int[] from)
    {
        _options += _isSame ? ", Same = true" : string.Empty;
        return _isSame ? 0 : Draw("Padding", 0, from);
    }

    /// <summary>An argument of all axes.</summary>
    private int Draw(string name, int normal, int[] from)
    {
        int value = Pick(from);
        _options += value == normal ? string.Empty : $", {name} = {value}";
        return value;
    }

    /// <summary>An argument of one axis or side, or that of all.</summary>
    private int Own(string name, int common, int[] from)
    {
        if (!_hasOwn || _random.Next(3) > 0)
        {
            return common;
        }

        int value = Pick(from);
        _options += $", {name} = {value}";
        return value;
    }

    private int Pick(int[] from) => from[_random.Next(from.Length)];
}
