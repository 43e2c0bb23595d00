namespace CompiledNet.Runtime;

/// <summary>
/// One axis of a sliding window, or of its gradient: which sources a result meets. Sources are numbered in a line that has enough zeros at
/// both ends for every result to meet every tap.
/// </summary>
/// <param name="Results">Pixels of the result.</param>
/// <param name="Sources">Pixels of the source.</param>
/// <param name="Taps">Elements of the window.</param>
/// <param name="Stride">The window's stride.</param>
/// <param name="Padding">The window's padding.</param>
/// <param name="Dilation">The window's dilation.</param>
/// <param name="IsGradient">Whether the result is the window's input and the source its output.</param>
internal readonly record struct WindowAxis(int Results, int Sources, int Taps, int Stride, int Padding, int Dilation, bool IsGradient)
{
    /// <summary>Kinds of results that meet different taps: the gradient's results a stride apart meet the same ones.</summary>
    public int Phases => IsGradient ? Math.Min(Stride, Results) : 1;

    /// <summary>Zeros before the first source.</summary>
    public int Before => !IsGradient ? Padding : Math.Max(0, (Reach - Padding) / Stride);

    /// <summary>Sources with the zeros before and after them.</summary>
    public int Length => IsGradient
        ? Before + Math.Max(Sources, ((Results - 1 + Padding) / Stride) + 1)
        : Math.Max(Before + Sources, ((Results - 1) * Stride) + Reach + 1);

    /// <summary>Whether there are such zeros.</summary>
    public bool NeedsBorder => Length > Sources;

    /// <summary>From the first tap to the last, in pixels of the window's input.</summary>
    private int Reach => (Taps - 1) * Dilation;

    /// <summary>The results of a kind.</summary>
    public AxisPhase Phase(int phase)
    {
        if (!IsGradient)
        {
            return new AxisPhase(Results, 0, 1, 0, Stride, Dilation, 0, 1, Taps, Before, Sources);
        }

        // From the last tap to the first: so sources ascend. Of taps as far apart as this, each meets a source.
        int last = Taps - 1, step = 1;
        while (last >= 0 && (phase + Padding - (last * Dilation)) % Stride != 0)
        {
            last--;
        }

        while (step * Dilation % Stride != 0)
        {
            step++;
        }

        int source = last < 0 ? 0 : Before + ((phase + Padding - (last * Dilation)) / Stride);
        return new AxisPhase(
            (Results - phase + Stride - 1) / Stride, phase, Stride, source, 1, step * Dilation / Stride, last, -step,
            last < 0 ? 0 : (last / step) + 1, Before, Sources);
    }
}
