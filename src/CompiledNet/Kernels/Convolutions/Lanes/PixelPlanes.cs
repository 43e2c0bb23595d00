using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>An image in planes, [channels][lines][pixels], with zeros around it so that every tap meets every result.</summary>
/// <param name="Before">Lines of zeros above the image.</param>
/// <param name="Left">Zeros before the first pixel of a line.</param>
/// <param name="Row">Floats from one line to the next.</param>
/// <param name="Plane">Floats from one channel to the next.</param>
internal readonly record struct PixelPlanes(int Before, int Left, nint Row, nint Plane)
{
    /// <summary>Floats behind the planes that blocks and vectors may touch.</summary>
    public const int Slack = 16;

    private const int Block = 8;

    /// <summary>Planes for results whose lines are rounded up to a width.</summary>
    public static PixelPlanes For(in WindowAxis rows, in WindowAxis columns, int width)
    {
        // Blocks of eight pixels must not reach into the next line, which for the last one is another channel's first.
        int blocks = (columns.Sources + Block - 1) / Block * Block;
        nint row = Math.Max(width + ((columns.Taps - 1) * (nint)columns.Dilation), columns.PaddedBefore + blocks);
        return new PixelPlanes(rows.PaddedBefore, columns.PaddedBefore, row, (rows.Results + ((rows.Taps - 1) * (nint)rows.Dilation)) * row);
    }

    /// <summary>Moves an image from a panel into the planes.</summary>
    /// <param name="panel">The image, [pixels][16].</param>
    /// <param name="rows">Lines of the image.</param>
    /// <param name="columns">Pixels of a line.</param>
    /// <param name="channels">Channels, at most 16.</param>
    /// <param name="planes">The planes, overwritten, and the slack behind them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather<TSimd, TVector>(ref float panel, int rows, int columns, int channels, ref float planes)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        // Whole vectors: the last one ends within the slack.
        for (nint i = 0; i < channels * Plane; i += TSimd.Width)
        {
            TSimd.Store(TSimd.Zero, ref planes, i);
        }

        for (int line = 0; line < rows; line++)
        {
            ref float to = ref Mem.At(ref planes, ((Before + line) * Row) + Left);
            ref float from = ref Mem.At(ref panel, (nint)line * columns * Panel.Width);
            if (channels == 1)
            {
                for (nint column = 0; column < columns; column++)
                {
                    Mem.At(ref to, column) = Mem.At(ref from, column * Panel.Width);
                }

                continue;
            }

            for (int column = 0; column < columns; column += Block)
            {
                int count = Math.Min(columns - column, Block);
                for (int channel = 0; channel < channels; channel += Block)
                {
                    Transposition.Block(
                        ref Mem.At(ref from, (column * (nint)Panel.Width) + channel), Panel.Width, count, ref Mem.At(ref to, (channel * Plane) + column), Plane, Math.Min(channels - channel, Block));
                }
            }
        }
    }
}
