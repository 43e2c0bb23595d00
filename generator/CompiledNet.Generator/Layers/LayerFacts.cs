namespace CompiledNet.Generator.Layers;

/// <summary>What a layer does with the numbers that it reads, for checks of what stands before and after it.</summary>
internal readonly record struct LayerFacts
{
    /// <summary>Whether it only moves, averages or drops numbers: those it gives are of the kind of those it reads.</summary>
    public bool KeepsNumbers { get; init; }

    /// <summary>Whether a loss could be one operation with what stands before it, if it were not there.</summary>
    public bool KeepsRowsApart { get; init; }

    /// <summary>Whether its numbers are logits: numbers without bounds.</summary>
    public bool GivesLogits { get; init; }

    /// <summary>Whether its numbers, those of an activation, may be below 0 or above 1, so that they are not probabilities.</summary>
    public bool IsUnbounded { get; init; }

    /// <summary>Whether the axes of what it gives mean what those of what it reads do.</summary>
    public bool KeepsAxes { get; init; }

    /// <summary>Whether it gives channels of positions.</summary>
    public bool GivesImage { get; init; }
}
