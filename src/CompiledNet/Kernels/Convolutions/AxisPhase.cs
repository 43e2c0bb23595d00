namespace CompiledNet.Runtime;

/// <summary>
/// Results along one axis that meet the same taps, in even steps, and the sources that each meets; see <see cref="WindowAxis"/>.
/// </summary>
/// <param name="Results">How many they are.</param>
/// <param name="First">The first of them.</param>
/// <param name="Step">Pixels from one to the next.</param>
/// <param name="Source">What the first one meets through its first tap.</param>
/// <param name="SourceStep">Sources from one result to the next.</param>
/// <param name="SourcePerTap">Sources from one tap to the next.</param>
/// <param name="Tap">The number of the first tap.</param>
/// <param name="TapStep">From the number of one tap to that of the next.</param>
/// <param name="Taps">Taps.</param>
/// <param name="Before">Zeros before the first source.</param>
/// <param name="Sources">Sources between the zeros.</param>
internal readonly record struct AxisPhase(
    int Results, int First, int Step, int Source, int SourceStep, int SourcePerTap, int Tap, int TapStep, int Taps, int Before, int Sources)
{
    /// <summary>The pixel that a result is.</summary>
    public int ResultAt(int result) => First + (result * Step);

    /// <summary>The number of a tap.</summary>
    public int TapAt(int tap) => Tap + (tap * TapStep);

    /// <summary>The source that a result meets through a tap.</summary>
    public int SourceAt(int result, int tap) => Source + (result * SourceStep) + (tap * SourcePerTap);

    /// <summary>The first of the taps through which some result between two meets more than zeros, and the one after the last.</summary>
    /// <param name="first">The first result.</param>
    /// <param name="last">The last result.</param>
    public (int First, int Last) Inside(int first, int last)
    {
        int begin = Math.Max(Before - SourceAt(last, 0) + SourcePerTap - 1, 0) / SourcePerTap;
        int end = Math.Max(Before + Sources - SourceAt(first, 0) + SourcePerTap - 1, 0) / SourcePerTap;
        return (begin, Math.Max(begin, Math.Min(end, Taps)));
    }

    /// <summary>The run that begins at a result.</summary>
    public AxisRun RunFrom(int result)
    {
        (int first, int last) = Inside(result, result);
        if (first == 0 && last == Taps)
        {
            // Up to the last result whose last tap lies inside.
            int inside = Taps == 0 ? Results : ((Before + Sources - 1 - SourceAt(0, Taps - 1)) / SourceStep) + 1;
            return new AxisRun(result, Math.Min(inside, Results) - result, 0, Taps);
        }

        int end = result + 1;
        while (end < Results && Inside(end, end) == (first, last))
        {
            end++;
        }

        return new AxisRun(result, end - result, first, last - first);
    }

    /// <summary>The first result that meets more than zeros through a tap, and the one after the last.</summary>
    public (int First, int Last) Meeting(int tap)
    {
        int first = Math.Max(Before - SourceAt(0, tap) + SourceStep - 1, 0) / SourceStep;
        int last = Math.Max(Before + Sources - SourceAt(0, tap) + SourceStep - 1, 0) / SourceStep;
        return (first, Math.Max(first, Math.Min(last, Results)));
    }
}
