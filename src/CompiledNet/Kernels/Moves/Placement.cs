using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>
/// Where the elements of an example lie in panels. Row-major: the last axis is the features, those before are positions.
/// Channels-last: the first axis is the features, those behind are positions.
/// </summary>
/// <param name="Positions">Positions of an example.</param>
/// <param name="Features">Features of a position.</param>
/// <param name="IsChannelsLast">Whether the first axis of the logical shape is the features.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Placement(int Positions, int Features, bool IsChannelsLast)
{
    /// <summary>The offset of an element, by its index in the logical order, of an example.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal nint Offset(int index, nint example, nint stride)
    {
        (int outer, int inner) = IsChannelsLast ? Math.DivRem(index, Positions) : Math.DivRem(index, Features);
        (int position, int feature) = IsChannelsLast ? (inner, outer) : (outer, inner);
        return (feature / Panel.Width * stride) + (((example * Positions) + position) * Panel.Width) + (feature % Panel.Width);
    }
}

/// <summary>Three nested loops over elements of an example, as steps in its logical order.</summary>
/// <param name="Count0">Steps of the outer loop.</param>
/// <param name="Count1">Steps of the middle loop.</param>
/// <param name="Count2">Steps of the inner loop.</param>
/// <param name="From0">Elements of the source from one step of the outer loop to the next.</param>
/// <param name="From1">Elements of the source from one step of the middle loop to the next.</param>
/// <param name="From2">Elements of the source from one step of the inner loop to the next.</param>
/// <param name="To0">Elements of the destination from one step of the outer loop to the next.</param>
/// <param name="To1">Elements of the destination from one step of the middle loop to the next.</param>
/// <param name="To2">Elements of the destination from one step of the inner loop to the next.</param>
/// <param name="FromStart">The first element of the source.</param>
/// <param name="ToStart">The first element of the destination.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MovePlan(
    int Count0, int Count1, int Count2, int From0, int From1, int From2, int To0, int To1, int To2, int FromStart, int ToStart);
