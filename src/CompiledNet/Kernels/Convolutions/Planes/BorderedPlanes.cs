using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CompiledNet.Runtime;

/// <summary>An image in planes, [channels][lines][pixels], with zeros around it so that every tap meets every result.</summary>
/// <param name="Before">Lines of zeros above the image.</param>
/// <param name="Left">Zeros before the first pixel of a line.</param>
/// <param name="Row">Floats from one line to the next.</param>
/// <param name="Plane">Floats from one channel to the next.</param>
internal readonly record struct BorderedPlanes(int Before, int Left, nint Row, nint Plane)
{
    /// <summary>Floats after the planes that blocks and vectors may touch.</summary>
    public const int Slack = 16;

    private const int Block = 8;

    /// <summary>Planes for results whose lines are rounded up to a width.</summary>
    public static BorderedPlanes For(in WindowAxis rows, in WindowAxis columns, int width)
    {
        // Blocks of eight pixels must not reach into the next line, which for the last one is another channel's first.
        int blocks = (columns.Sources + Block - 1) / Block * Block;
        nint row = Math.Max(width - columns.Results + columns.Length, columns.Before + blocks);
        return new BorderedPlanes(rows.Before, columns.Before, row, rows.Length * row);
    }

    /// <summary>Panels as planes of sixteen floats a pixel.</summary>
    public static BorderedPlanes OfPanels(in WindowAxis rows, in WindowAxis columns)
    {
        nint row = columns.Length * (nint)Panel.Width;
        return new BorderedPlanes(rows.Before, columns.Before * Panel.Width, row, rows.Length * row);
    }

    /// <summary>Floats of so many channels, the slack after them included.</summary>
    public nint Length(int channels) => (channels * Plane) + Slack;

    /// <summary>Moves an image in.</summary>
    /// <param name="source">How the image lies.</param>
    /// <param name="image">The image.</param>
    /// <param name="rows">Lines of the image.</param>
    /// <param name="columns">Pixels of a line.</param>
    /// <param name="channels">Channels; at most 16, if they are in a panel.</param>
    /// <param name="planes">The planes.</param>
    public void Gather<TSimd, TVector>(in ImageSource source, ref float image, int rows, int columns, int channels, ref float planes)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        if (source.IsPlanes)
        {
            Copy<TSimd, TVector>(ref image, rows, columns, channels, ref planes);
        }
        else
        {
            OfPanel(ref image, rows, columns, channels, ref planes);
        }
    }

    /// <summary>Moves an image in that lies in planes.</summary>
    [MethodImpl(KernelOptions.Optimized)]
    public void Copy<TSimd, TVector>(ref float image, int rows, int columns, int channels, ref float planes)
        where TSimd : ISimd<TVector>
        where TVector : struct
    {
        // A line that does not fill a vector is moved in narrower ones.
        if (TSimd.Width > 8 && columns < TSimd.Width)
        {
            Copy<Simd256, Vector256<float>>(ref image, rows, columns, channels, ref planes);
            return;
        }

        if (TSimd.Width > 4 && columns < TSimd.Width)
        {
            Copy<Simd128, Vector128<float>>(ref image, rows, columns, channels, ref planes);
            return;
        }

        for (int channel = 0; channel < channels; channel++)
        {
            for (int line = 0; line < rows; line++)
            {
                ref float to = ref Mem.At(ref planes, (channel * Plane) + ((Before + line) * Row) + Left);
                for (nint column = 0; column < columns && columns >= TSimd.Width; column += TSimd.Width)
                {
                    nint place = Math.Min(column, columns - TSimd.Width);
                    TSimd.Store(TSimd.Load(ref image, place), ref to, place);
                }

                for (nint column = 0; column < columns && columns < TSimd.Width; column++)
                {
                    Mem.At(ref to, column) = Mem.At(ref image, column);
                }

                image = ref Mem.At(ref image, columns);
            }
        }
    }

    [MethodImpl(KernelOptions.Optimized)]
    private void OfPanel(ref float image, int rows, int columns, int channels, ref float planes)
    {
        for (int line = 0; line < rows; line++)
        {
            ref float to = ref Mem.At(ref planes, ((Before + line) * Row) + Left);
            ref float from = ref Mem.At(ref image, (nint)line * columns * Panel.Width);
            for (int column = 0; column < columns; column += Block)
            {
                int count = Math.Min(columns - column, Block);
                for (int channel = 0; channel < channels; channel += Block)
                {
                    Transposition.Block(
                        ref Mem.At(ref from, (column * (nint)Panel.Width) + channel), Panel.Width, count,
                        ref Mem.At(ref to, (channel * Plane) + column), Plane, Math.Min(channels - channel, Block));
                }
            }
        }
    }
}
