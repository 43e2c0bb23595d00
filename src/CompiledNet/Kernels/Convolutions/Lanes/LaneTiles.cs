namespace CompiledNet.Runtime;

/// <summary>
/// One to six filters by two vectors of images of a convolution, in registers; see <see cref="LaneConvolutions"/> for the operands.
/// </summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class LaneTiles<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}
