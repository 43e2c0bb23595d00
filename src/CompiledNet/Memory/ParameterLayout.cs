using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>Where the elements of a parameter, in interchange order, lie in the network's block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ParameterLayout
{
    private protected ParameterLayout(int start, int length, int end)
    {
        Start = start;
        Length = length;
        End = end;
    }

    /// <summary>Elements, without padding.</summary>
    public int Length { get; }

    /// <summary>The first position.</summary>
    internal int Start { get; }

    /// <summary>The first position after the parameter.</summary>
    internal int End { get; }

    /// <summary>Elements that are best moved together: pieces of a multiple of it, from a multiple of it on, are moved fastest.</summary>
    internal abstract int GroupLength { get; }

    /// <summary>A vector, as it is.</summary>
    /// <param name="offset">Its first position.</param>
    /// <param name="length">Its elements.</param>
    public static ParameterLayout Vector(int offset, int length) => new RowLayout(offset, 1, length, length);

    /// <summary>The weights [outputs, inputs] of a product, in panels of 16 outputs: [outputs / 16][inputs][16].</summary>
    /// <param name="offset">The first position.</param>
    /// <param name="outputs">Rows of the interchange matrix.</param>
    /// <param name="inputs">Columns of the interchange matrix.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    public static ParameterLayout Panels(int offset, int outputs, int inputs, int panelStride) =>
        new PanelLayout(offset, outputs, inputs, taps: 1, panelStride);

    /// <summary>
    /// The weights [filters, channels, taps] of a convolution, in panels of 16 filters: [filters / 16][channels / 16][taps][channels of the
    /// panel][16].
    /// </summary>
    /// <param name="offset">The first position.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="channels">Channels that a filter sees.</param>
    /// <param name="taps">Pixels of the window.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    public static ParameterLayout Filters(int offset, int filters, int channels, int taps, int panelStride) =>
        new PanelLayout(offset, filters, channels, taps, panelStride);

    /// <summary>A table [count, dimension] whose rows are padded to whole panels.</summary>
    /// <param name="offset">The first position.</param>
    /// <param name="count">Entries.</param>
    /// <param name="dimension">Values of an entry.</param>
    public static ParameterLayout Table(int offset, int count, int dimension) =>
        new RowLayout(offset, count, dimension, Panel.Count(dimension) * Panel.Width);

    /// <summary>Copies elements out of the block.</summary>
    /// <param name="start">The index of the first, in the interchange layout.</param>
    /// <param name="flat">The block.</param>
    /// <param name="destination">As many elements as are wanted.</param>
    internal abstract void Export(int start, ReadOnlySpan<float> flat, Span<float> destination);

    /// <summary>Copies elements into the block.</summary>
    /// <param name="start">The index of the first, in the interchange layout.</param>
    /// <param name="source">The elements.</param>
    /// <param name="flat">The block.</param>
    internal abstract void Import(int start, ReadOnlySpan<float> source, Span<float> flat);
}
