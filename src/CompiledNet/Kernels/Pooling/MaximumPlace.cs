namespace CompiledNet.Runtime;

/// <summary>Finds the pixel of a window that gets the gradient of its maximum, one pixel after the other.</summary>
internal static class MaximumPlace
{
    /// <summary>
    /// The place after one more pixel: the first that is the maximum, or, where that is NaN, the last that is NaN, as PyTorch's.
    /// </summary>
    /// <param name="found">The place so far; negative for none.</param>
    /// <param name="place">The pixel's place.</param>
    /// <param name="value">The pixel.</param>
    /// <param name="max">The maximum of the window.</param>
    public static nint Next(nint found, nint place, float value, float max)
    {
        bool isReceiver = float.IsNaN(max) ? float.IsNaN(value) : found < 0 && !(max > value);
        return isReceiver ? place : found;
    }
}
