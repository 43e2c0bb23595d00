namespace CompiledNet.Runtime;

/// <summary>
/// Single taps of one to six lines by one vector of a depthwise convolution's weight gradient, in registers; see
/// <see cref="DepthwiseWeightGradients"/>.
/// </summary>
[RegisterTiles(1, DepthwiseWeightGradients.TallestOf1)]
internal static partial class DepthwiseGradientTilesOf1<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}

/// <summary>Runs of three taps of one to four lines.</summary>
[RegisterTiles(1, DepthwiseWeightGradients.TallestOf3)]
internal static partial class DepthwiseGradientTilesOf3<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}
