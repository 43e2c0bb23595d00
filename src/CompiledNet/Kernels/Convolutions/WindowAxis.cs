namespace CompiledNet.Runtime;

/// <summary>
/// One axis of a sliding window, or of its gradient: which source pixels a result pixel meets. Results are cut into runs within which
/// the same taps lie inside, so that a run goes through register tiles with one list of taps.
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
    /// <summary>Result pixels from one of a run to the next: the gradient's pixels a stride apart meet the same taps.</summary>
    public int ResultStep => IsGradient ? Stride : 1;

    /// <summary>Source pixels that a tap moves by from one result of a run to the next.</summary>
    public int SourceStep => IsGradient ? 1 : Stride;

    /// <summary>The source pixel that a result meets through a tap, or −1 where there is none.</summary>
    public int Source(int result, int tap)
    {
        int place = IsGradient ? result + Padding - (tap * Dilation) : (result * Stride) - Padding + (tap * Dilation);
        if (IsGradient)
        {
            (place, int rest) = Math.DivRem(place, Stride);
            place = rest == 0 ? place : -1;
        }

        return (uint)place < (uint)Sources ? place : -1;
    }

    /// <summary>The length of the run that begins at a result.</summary>
    public int RunFrom(int result)
    {
        (int, int) taps = TapsInside(result, result);
        int length = 1;
        for (int next; (next = result + (length * ResultStep)) < Results && TapsInside(next, next) == taps; length++)
        {
        }

        return length;
    }

    /// <summary>
    /// The first of the taps that meet a source from some result between two, and the one after the last; (0, 0) if none does.
    /// </summary>
    /// <param name="first">The first result.</param>
    /// <param name="last">The last result; with a stride in the gradient, the first.</param>
    public (int First, int Last) TapsInside(int first, int last)
    {
        // A tap lies inside where its distance from the window's first one is between these.
        int nearest = IsGradient ? first + Padding - (Sources * Stride) + 1 : Padding - (last * Stride);
        int farthest = IsGradient ? last + Padding : Padding - (first * Stride) + Sources - 1;
        int begin = Math.Max(nearest + Dilation - 1, 0) / Dilation, end = farthest < 0 ? 0 : Math.Min((farthest / Dilation) + 1, Taps);
        if (IsGradient && Stride > 1)
        {
            // Most taps fall between two sources, and those do not count.
            while (begin < end && Source(first, begin) < 0)
            {
                begin++;
            }

            while (begin < end && Source(first, end - 1) < 0)
            {
                end--;
            }
        }

        return begin < end ? (begin, end) : (0, 0);
    }

    /// <summary>Sources that lie before the first in a line padded so that every result meets every tap; with a stride of 1 only.</summary>
    public int PaddedBefore => IsGradient ? ((Taps - 1) * Dilation) - Padding : Padding;

    /// <summary>The sources of such a line, those that are padding included.</summary>
    public nint PaddedLength => Results + ((Taps - 1) * (nint)Dilation);

    /// <summary>Whether some of them are padding.</summary>
    public bool NeedsBorder => PaddedBefore > 0 || PaddedLength > Sources;

    /// <summary>Where a tap of the first result lies in such a line.</summary>
    public int PaddedOffset(int tap) => (IsGradient ? Taps - 1 - tap : tap) * Dilation;
}
