namespace CompiledNet.Runtime;

/// <summary>
/// One to six rows (a tap and a channel each) by two vectors of a convolution's weight gradient, in registers; see
/// <see cref="ConvolutionWeightGradients"/>.
/// </summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class ConvolutionGradientTiles<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}
