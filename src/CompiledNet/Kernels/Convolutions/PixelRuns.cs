namespace CompiledNet.Runtime;

/// <summary>The pixels that one tap of a window meets: runs along output rows, over all images. All distances are in floats.</summary>
/// <param name="Images">Images.</param>
/// <param name="Rows">Output rows that meet the tap.</param>
/// <param name="Length">Output columns that meet the tap.</param>
/// <param name="XImage">From one input image to the next.</param>
/// <param name="XRow">From one input row to the next.</param>
/// <param name="XStep">From one input pixel to the next.</param>
/// <param name="GImage">From one output image to the next.</param>
/// <param name="GRow">From one output row to the next.</param>
internal readonly record struct PixelRuns(nint Images, nint Rows, nint Length, nint XImage, nint XRow, nint XStep, nint GImage, nint GRow);
