namespace CompiledNet.Runtime;

/// <summary>
/// One to six planes of results by two vectors of a convolution, in registers; see <see cref="PlaneConvolutions"/> for the operands.
/// </summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class PlaneTiles<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}
