namespace CompiledNet.Runtime;

/// <summary>
/// One to six filters by two weights each of a convolution's weight gradient, in registers; see <see cref="LaneWeightGradients"/>.
/// </summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class LaneGradientTiles<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}
