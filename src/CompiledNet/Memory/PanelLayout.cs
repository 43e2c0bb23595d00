using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Rows [outputs, channels, taps] in panels of 16 rows, whose elements stand side by side: [outputs / 16][channels / 16][taps][channels of
/// the panel][16]. A product's weights have one tap, and so [outputs / 16][inputs][16].
/// </summary>
/// <param name="offset">The first position.</param>
/// <param name="outputs">Rows.</param>
/// <param name="channels">Channels, or inputs.</param>
/// <param name="taps">Pixels of the window; 1 of a product.</param>
/// <param name="panelStride">Floats from one panel to the next.</param>
internal sealed class PanelLayout(int offset, int outputs, int channels, int taps, int panelStride)
    : ParameterLayout(offset, outputs * channels * taps, offset + (Panel.Count(outputs) * panelStride))
{
    // Columns that are moved together: a cache line of every row, and of the panel the first-level cache holds all.
    private const int BlockWidth = 16;
    private readonly int _width = channels * taps;

    internal override int GroupLength => (int)Math.Min((long)_width * Panel.Width, int.MaxValue);

    internal override void Export(int start, ReadOnlySpan<float> flat, Span<float> destination)
    {
        ref float source = ref MemoryMarshal.GetReference(flat[..End]);
        Span<int> positions = stackalloc int[BlockWidth];
        for (int done = 0; done < destination.Length;)
        {
            (int row, int column, int rows, int count) = Next(start + done, destination.Length - done);
            ref float target = ref destination[done];
            for (int first = column; first < column + count; first += BlockWidth)
            {
                int block = Math.Min(BlockWidth, column + count - first);
                if (IsSquare(rows, block))
                {
                    Transpose(
                        ref Unsafe.Add(ref source, Position(row, first)), Panel.Width, ref Unsafe.Add(ref target, first - column), _width);
                    continue;
                }

                FillPositions(positions[..block], row, first);
                for (int lane = 0; lane < rows; lane++)
                {
                    ref float line = ref Unsafe.Add(ref target, (lane * _width) + first - column);
                    for (int i = 0; i < block; i++)
                    {
                        Unsafe.Add(ref line, i) = Unsafe.Add(ref source, positions[i] + lane);
                    }
                }
            }

            done += rows * count;
        }
    }

    internal override void Import(int start, ReadOnlySpan<float> source, Span<float> flat)
    {
        ref float target = ref MemoryMarshal.GetReference(flat[..End]);
        Span<int> positions = stackalloc int[BlockWidth];
        for (int done = 0; done < source.Length;)
        {
            (int row, int column, int rows, int count) = Next(start + done, source.Length - done);
            ref float values = ref MemoryMarshal.GetReference(source[done..]);
            for (int first = column; first < column + count; first += BlockWidth)
            {
                int block = Math.Min(BlockWidth, column + count - first);
                if (IsSquare(rows, block))
                {
                    Transpose(
                        ref Unsafe.Add(ref values, first - column), _width, ref Unsafe.Add(ref target, Position(row, first)), Panel.Width);
                    continue;
                }

                FillPositions(positions[..block], row, first);
                for (int lane = 0; lane < rows; lane++)
                {
                    ref float line = ref Unsafe.Add(ref values, (lane * _width) + first - column);
                    for (int i = 0; i < block; i++)
                    {
                        Unsafe.Add(ref target, positions[i] + lane) = Unsafe.Add(ref line, i);
                    }
                }
            }

            done += rows * count;
        }
    }

    /// <summary>Transposes sixteen by sixteen floats.</summary>
    private static void Transpose(ref float from, nint fromStride, ref float to, nint toStride)
    {
        const int half = BlockWidth / 2;
        for (int row = 0; row < BlockWidth; row += half)
        {
            for (int column = 0; column < BlockWidth; column += half)
            {
                Transposition.Block(
                    ref Mem.At(ref from, (column * fromStride) + row), fromStride, half, ref Mem.At(ref to, (row * toStride) + column),
                    toStride, half);
            }
        }
    }

    /// <summary>Whether the columns of a block lie side by side and fill whole vectors.</summary>
    private bool IsSquare(int rows, int columns) => taps == 1 && rows == Panel.Width && columns == BlockWidth;

    /// <summary>
    /// The rectangle to move next: whole rows of one panel where there are as many elements left, else a part of one row.
    /// </summary>
    private (int Row, int Column, int Rows, int Count) Next(int index, int left)
    {
        (int row, int column) = Math.DivRem(index, _width);
        int rows = column == 0 ? Math.Min(Panel.Width - (row % Panel.Width), left / _width) : 0;
        return rows > 0 ? (row, 0, rows, _width) : (row, column, 1, Math.Min(_width - column, left));
    }

    /// <summary>Where the elements of a row lie, some columns on.</summary>
    private void FillPositions(Span<int> positions, int row, int first)
    {
        for (int i = 0; i < positions.Length; i++)
        {
            positions[i] = Position(row, first + i);
        }
    }

    private int Position(int row, int column)
    {
        (int channel, int tap) = taps == 1 ? (column, 0) : Math.DivRem(column, taps);
        return Start + (int)ConvolutionWeights.Position(row, channel, tap, channels, taps, panelStride);
    }
}
