using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The weights of examples and of classes in a run's loss and gradients; the default value weighs everything alike. Kernels look once a
/// call whether there are any.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct LossWeights
{
    private readonly nint _samples;
    private readonly nint _classes;
    private readonly double _totalRows;
    private readonly nint _first;
    private readonly int _positions;

    /// <summary>Weights in memory that stays pinned.</summary>
    /// <param name="samples">[rows], or 0 for ones.</param>
    /// <param name="classes">[classes], padded with zeros to whole panels; 0 where the loss has none.</param>
    /// <param name="totalRows">What a mean over the rows divides by.</param>
    internal LossWeights(nint samples, nint classes, double totalRows)
        : this(samples, classes, totalRows, 0, 1)
    {
    }

    private LossWeights(nint samples, nint classes, double totalRows, nint first, int positions)
    {
        _samples = samples;
        _classes = classes;
        _totalRows = totalRows;
        _first = first;
        _positions = positions;
    }

    /// <summary>Whether every weight is one.</summary>
    public bool AreOnes
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _positions == 0;
    }

    /// <summary>The weights of the classes, zeros after the last up to a whole panel.</summary>
    internal ref float Classes => ref *(float*)_classes;

    /// <summary>What the sum over all rows and positions is divided by to give the mean.</summary>
    /// <param name="rows">Rows times positions.</param>
    /// <param name="positions">Positions of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Total(nint rows, int positions) => AreOnes ? rows : _totalRows * positions;

    /// <summary>The same weights as a chunk of rows sees them.</summary>
    /// <param name="first">The first of its rows times positions.</param>
    /// <param name="positions">Positions of a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LossWeights At(nint first, int positions) =>
        AreOnes ? default : new LossWeights(_samples, _classes, _totalRows, first, positions);

    /// <summary>The weight of the example that a row of the chunk belongs to.</summary>
    internal float OfSample(nint row) => _samples == 0 ? 1 : ((float*)_samples)[(_first + row) / _positions];

    /// <summary>The weight of a label in a row of the chunk.</summary>
    internal float OfLabel(nint row, int label) => OfSample(row) * ((float*)_classes)[label];
}
