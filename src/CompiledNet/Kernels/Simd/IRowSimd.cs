using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace CompiledNet.Runtime;

/// <summary>
/// A vector width for code that keeps the few activations of one row in vectors: what it needs besides the operations of each lane. Four or
/// eight lanes: with sixteen, sums across lanes cost a tiny network more than wider layers save it.
/// </summary>
/// <typeparam name="TVector">The vector: <c>Vector128&lt;float&gt;</c> or <c>Vector256&lt;float&gt;</c>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRowSimd<TVector> : ISimd<TVector>
    where TVector : struct
{
    /// <summary>
    /// The four lower lanes, in each four lanes of the vector: lanes spread within four in one cycle, and beyond in three or more.
    /// </summary>
    static abstract TVector RepeatLower(TVector a);

    /// <summary>The four upper lanes, in each four lanes of the vector.</summary>
    static abstract TVector RepeatUpper(TVector a);

    /// <summary>One lane in all.</summary>
    /// <param name="a">A vector whose fours of lanes are alike.</param>
    /// <param name="lane">0 to 3.</param>
    static abstract TVector Spread(TVector a, [ConstantExpected(Max = 3)] int lane);

    /// <summary>The sum of the first lanes, at least in each of them; the others may hold anything.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="count">1 to <see cref="ISimd{TVector}.Width"/>.</param>
    static abstract TVector SumOfFirst(TVector a, int count);

    /// <summary>The largest of the first lanes, at least in each of them; the others may hold anything.</summary>
    /// <param name="a">The vector.</param>
    /// <param name="count">1 to <see cref="ISimd{TVector}.Width"/>.</param>
    static abstract TVector MaxOfFirst(TVector a, int count);

    /// <summary>Writes the first lanes and nothing after them.</summary>
    /// <param name="value">The vector.</param>
    /// <param name="destination">Where its first lane goes, less <paramref name="offset"/>.</param>
    /// <param name="offset">Floats.</param>
    /// <param name="count">1 to <see cref="ISimd{TVector}.Width"/>.</param>
    static abstract void StoreFirst(TVector value, ref float destination, nint offset, int count);
}
