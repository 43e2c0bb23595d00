using System.ComponentModel;

namespace CompiledNet.Runtime;

/// <summary>
/// Where the elements of an example lie in panels. Row-major: the last axis is the features, those before are positions.
/// Channels-last: the first axis is the features, those after are positions.
/// </summary>
/// <param name="Positions">Positions of an example.</param>
/// <param name="Features">Features of a position.</param>
/// <param name="IsChannelsLast">Whether the first axis of the logical shape is the features.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct Placement(int Positions, int Features, bool IsChannelsLast);

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
