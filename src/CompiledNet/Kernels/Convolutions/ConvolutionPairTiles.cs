namespace CompiledNet.Runtime;

/// <summary>
/// One to six pixels of two lines by one vector of a convolution, in registers; see <see cref="Convolutions"/> for the operands.
/// </summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class ConvolutionPairTiles<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
}
