namespace CompiledNet.Runtime;

/// <summary>
/// One to twelve pixels of a line by one vector of a convolution, in registers; see <see cref="Convolutions"/> for the operands. They are
/// for vectors of 512 bits, which have 32 registers.
/// </summary>
[RegisterTiles(1, Convolutions.VectorTile)]
internal static partial class ConvolutionLineTiles<TSimd, TVector, TEpilogue, TPixels>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
    where TPixels : struct, IPixels
{
}
