namespace CompiledNet.Runtime;

/// <summary>One to six rows by one vector of a product, in registers; see <see cref="Products"/> for the operands.</summary>
[RegisterTiles(1, RegisterTilesAttribute.Tallest)]
internal static partial class NarrowProductTiles<TSimd, TVector, TEpilogue>
    where TSimd : ISimd<TVector>
    where TVector : struct
    where TEpilogue : struct, IEpilogue
{
}
