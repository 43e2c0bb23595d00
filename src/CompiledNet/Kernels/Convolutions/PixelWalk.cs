namespace CompiledNet.Runtime;

/// <summary>The pixels that a weight meets, over some images, and those of the output's gradient. Distances are in floats.</summary>
/// <param name="Images">Images.</param>
/// <param name="Lines">Lines of the output.</param>
/// <param name="Columns">Pixels of a line of it.</param>
/// <param name="XImage">From one image to the next.</param>
/// <param name="XLine">From the pixel for one line of the output to that for the next.</param>
/// <param name="XStep">From one pixel of a line to the next.</param>
/// <param name="GImage">From one image of the output's gradient to the next.</param>
/// <param name="GLine">From one line of it to the next.</param>
internal readonly record struct PixelWalk(
    nint Images, nint Lines, nint Columns, nint XImage, nint XLine, nint XStep, nint GImage, nint GLine);
