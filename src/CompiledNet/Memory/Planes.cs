using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The layout of images of few channels, [images][channels][pixels]: as the caller has them, but each image rounded up to sixteen floats,
/// so that one never shares a vector with the next.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Planes
{
    /// <summary>Floats from one image to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Length(int pixels, int channels) => (((nint)pixels * channels) + Panel.Width - 1) / Panel.Width * Panel.Width;
}
