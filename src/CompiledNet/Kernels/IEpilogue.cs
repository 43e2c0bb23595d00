using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>What is done to a vector of a product while it is still in registers, before it is stored.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IEpilogue
{
    /// <summary>The value to store.</summary>
    /// <param name="value">The product, bias included.</param>
    /// <param name="bias">The bias that the tile began with, for what else belongs to a column and lies after it.</param>
    /// <param name="column">Where the vector's columns begin in <paramref name="bias"/>.</param>
    /// <param name="other">A second operand in the layout of the product: the saved value that a gradient is gated by, or the product
    /// itself where there is none.</param>
    /// <param name="offset">Where the vector lies in <paramref name="other"/>.</param>
    static abstract TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct;
}

/// <summary>The product as it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoEpilogue : IEpilogue
{
    /// <inheritdoc/>
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TSimd, TVector>(TVector value, ref float bias, nint column, ref float other, nint offset)
        where TSimd : ISimd<TVector>
        where TVector : struct => value;
}
