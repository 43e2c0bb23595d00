namespace CompiledNet.Runtime;

/// <summary>
/// One to six filters by two weights each of a convolution's weight gradient, in registers; see <see cref="PlaneSums"/>.
/// </summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class PlaneGradientTiles<TSimd, TVector>
    where TSimd : ISimd<TVector>
    where TVector : struct
{
}
