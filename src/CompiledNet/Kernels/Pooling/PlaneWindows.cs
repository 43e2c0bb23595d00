using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Where the windows of a pooling of planes lie: lines of windows, over all channels of an image.</summary>
/// <param name="Lines">Lines of windows in an image.</param>
/// <param name="LinesOfChannel">Lines of windows in a channel.</param>
/// <param name="Below">Floats from the upper line of a window to the lower; 0 where it has one line.</param>
/// <param name="InWidth">Pixels of a line of the input.</param>
/// <param name="OutWidth">Windows of a line.</param>
/// <param name="InPlane">Pixels of a channel of the input.</param>
/// <param name="Step">Lines of the input from one line of windows to the next.</param>
/// <param name="InImage">Floats from one image of the input to the next.</param>
/// <param name="OutImage">Floats from one image of the output to the next.</param>
/// <param name="IsWide">Whether a line has a vector of windows; the last vector ends with the line.</param>
/// <param name="IsCovered">Whether every pixel belongs to a window.</param>
internal readonly record struct PlaneWindows(
    int Lines, int LinesOfChannel, nint Below, nint InWidth, nint OutWidth, nint InPlane, int Step, nint InImage, nint OutImage,
    bool IsWide, bool IsCovered)
{
    /// <summary>The windows of a pooling, for a vector's width.</summary>
    public static PlaneWindows Of(in WindowShape shape, int width) => new(
        shape.Channels * shape.OutHeight,
        shape.OutHeight,
        shape.KernelHeight > 1 ? shape.Width : 0,
        shape.Width,
        shape.OutWidth,
        shape.InPixels,
        shape.StrideY,
        Planes.Length(shape.InPixels, shape.Channels),
        Planes.Length(shape.OutPixels, shape.Channels),
        shape.OutWidth >= width,
        shape.OutHeight * shape.StrideY == shape.Height && shape.OutWidth * shape.StrideX == shape.Width);

    /// <summary>Where the upper pixels of a line of windows begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Input(nint image, nint line)
    {
        (nint channel, nint row) = Math.DivRem(line, LinesOfChannel);
        return (image * InImage) + (channel * InPlane) + (row * Step * InWidth);
    }

    /// <summary>Where the results of a line of windows begin.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Output(nint image, nint line) => (image * OutImage) + (line * OutWidth);

    /// <summary>Makes an image zero if it has pixels that no window writes.</summary>
    public void ClearUncovered(ref float x, nint image)
    {
        if (!IsCovered)
        {
            System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
                ref Mem.At(ref x, image * InImage), (int)(Lines / LinesOfChannel * InPlane)).Clear();
        }
    }
}
