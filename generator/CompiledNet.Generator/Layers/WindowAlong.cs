using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers;

/// <summary>A window over one axis of an input.</summary>
/// <param name="Axis">The spatial axis, from 0.</param>
/// <param name="Side">The window, with the paddings that it has there.</param>
/// <param name="Input">Elements of the input.</param>
/// <param name="CeilMode">Whether a last window may reach past the padding.</param>
internal sealed record WindowAlong(int Axis, WindowSide Side, int Input, bool CeilMode)
{
    /// <summary>Elements from the first one that a window meets to the last.</summary>
    public long Reach => ReachOf(Side);

    /// <summary>Elements of the input and its padding.</summary>
    public long Padded => Input + (long)Side.Before + Side.After;

    /// <summary>The largest window that has a result.</summary>
    public long Fitting => ((Padded + Slack - 1) / Side.Dilation) + 1;

    /// <summary>
    /// Windows; none where it does not fit. As PyTorch's: a last one that would begin in the padding after the input is left out.
    /// </summary>
    public long Results
    {
        get
        {
            long rest = Padded + Slack - Reach, last = rest / Side.Stride;
            return rest < 0 ? 0 : CeilMode && last * Side.Stride >= (long)Input + Side.Before ? last : last + 1;
        }
    }

    /// <summary>Elements from the first one of the first window to the last one of the last.</summary>
    public long Span => ((Results - 1) * Side.Stride) + Reach;

    /// <summary>Elements past the padding that a last window may reach.</summary>
    private long Slack => CeilMode ? Side.Stride - 1 : 0;

    /// <inheritdoc cref="Reach"/>
    public static long ReachOf(WindowSide side) => ((long)side.Dilation * (side.Size - 1)) + 1;
}
