namespace CompiledNet.Runtime;

/// <summary>
/// Runs of three weights by one vector of a convolution's weight gradient, in registers; see <see cref="ConvolutionWeightGradients"/>.
/// They are for vectors of 512 bits, which have 32 registers.
/// </summary>
[RegisterTiles(1, ConvolutionWeightGradients.TallestOf3)]
internal static partial class LineGradientTilesOf3<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}

/// <summary>The same in runs of five.</summary>
[RegisterTiles(1, ConvolutionWeightGradients.TallestOf5)]
internal static partial class LineGradientTilesOf5<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}

/// <summary>The same in runs of eight.</summary>
[RegisterTiles(1, ConvolutionWeightGradients.TallestOf8)]
internal static partial class LineGradientTilesOf8<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}
