namespace CompiledNet.Runtime;

/// <summary>
/// One to eight pixels of a line by one vector of a depthwise convolution, in registers; see <see cref="DepthwiseConvolutions"/>.
/// </summary>
[RegisterTiles(1, DepthwiseConvolutions.TallestTile)]
internal static partial class DepthwiseTiles<TSimd, TVector, TEpilogue, TPixels>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
    where TPixels : struct, IPixels
{
}

/// <summary>The same where every line of the window is three taps of neighbouring pixels.</summary>
[RegisterTiles(1, DepthwiseConvolutions.TallestTile)]
internal static partial class DepthwiseTilesOf3<TSimd, TVector, TEpilogue, TPixels>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
    where TPixels : struct, IPixels
{
}
