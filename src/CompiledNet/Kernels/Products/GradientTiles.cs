namespace CompiledNet.Runtime;

/// <summary>One to six inputs by two vectors of outputs of a weight gradient, in registers; see <see cref="WeightGradients"/>.</summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class GradientTiles<TSimd, TVector, TUpdate>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TUpdate : struct, IUpdate
{
}
