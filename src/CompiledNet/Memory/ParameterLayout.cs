using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>Where the elements of a parameter, in interchange order, lie in the network's block.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ParameterLayout
{
    private protected ParameterLayout(int length, int end)
    {
        Length = length;
        End = end;
    }

    /// <summary>Elements, without padding.</summary>
    public int Length { get; }

    /// <summary>The first position behind the parameter.</summary>
    internal int End { get; }

    /// <summary>A vector, as it is.</summary>
    /// <param name="offset">Its first position.</param>
    /// <param name="length">Its elements.</param>
    public static ParameterLayout Vector(int offset, int length) => new VectorLayout(offset, length);

    /// <summary>The weights [outputs, inputs] of a product, in panels of 16 outputs: [outputs / 16][inputs][16].</summary>
    /// <param name="offset">The first position.</param>
    /// <param name="outputs">Rows of the interchange matrix.</param>
    /// <param name="inputs">Columns of the interchange matrix.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    public static ParameterLayout Panels(int offset, int outputs, int inputs, int panelStride) =>
        new PanelLayout(offset, outputs, inputs, panelStride);

    /// <summary>The weights [filters, channels, taps] of a convolution, in panels of 16 filters: [filters / 16][channels / 16][taps][channels of the panel][16].</summary>
    /// <param name="offset">The first position.</param>
    /// <param name="filters">Filters.</param>
    /// <param name="channels">Channels that a filter sees.</param>
    /// <param name="taps">Pixels of the window.</param>
    /// <param name="panelStride">Floats from one panel to the next.</param>
    public static ParameterLayout Filters(int offset, int filters, int channels, int taps, int panelStride) => new FilterLayout(offset, filters, channels, taps, panelStride);

    /// <summary>A table [count, dimension] whose rows are padded to whole panels.</summary>
    /// <param name="offset">The first position.</param>
    /// <param name="count">Entries.</param>
    /// <param name="dimension">Values of an entry.</param>
    public static ParameterLayout Table(int offset, int count, int dimension) => new TableLayout(offset, count, dimension);

    /// <summary>The position of an element.</summary>
    /// <param name="index">Its index in the interchange layout.</param>
    internal abstract int Position(int index);

    private sealed class VectorLayout(int offset, int length) : ParameterLayout(length, offset + length)
    {
        internal override int Position(int index) => offset + index;
    }

    private sealed class PanelLayout(int offset, int outputs, int inputs, int panelStride)
        : ParameterLayout(outputs * inputs, offset + (Panel.Count(outputs) * panelStride))
    {
        internal override int Position(int index)
        {
            (int output, int input) = Math.DivRem(index, inputs);
            return offset + (output / Panel.Width * panelStride) + (input * Panel.Width) + (output % Panel.Width);
        }
    }

    private sealed class FilterLayout(int offset, int filters, int channels, int taps, int panelStride)
        : ParameterLayout(filters * channels * taps, offset + (Panel.Count(filters) * panelStride))
    {
        internal override int Position(int index)
        {
            (int filter, int rest) = Math.DivRem(index, channels * taps);
            (int channel, int tap) = Math.DivRem(rest, taps);
            return offset + (int)ConvolutionWeights.Position(filter, channel, tap, channels, taps, panelStride);
        }
    }

    private sealed class TableLayout(int offset, int count, int dimension)
        : ParameterLayout(count * dimension, offset + (count * Panel.Count(dimension) * Panel.Width))
    {
        internal override int Position(int index)
        {
            (int entry, int element) = Math.DivRem(index, dimension);
            return offset + (entry * Panel.Count(dimension) * Panel.Width) + element;
        }
    }
}
