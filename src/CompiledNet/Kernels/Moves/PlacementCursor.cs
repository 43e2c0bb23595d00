using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Walks over the elements of an example by a fixed step of its logical order, without a division for each.</summary>
internal struct PlacementCursor
{
    private readonly bool _isChannelsLast;
    private readonly int _innerSize;
    private readonly int _outerStep;
    private readonly int _innerStep;
    private readonly nint _first;
    private readonly nint _stride;
    private int _outer;
    private int _inner;

    /// <summary>Stands at an element of an example.</summary>
    /// <param name="placement">Where the elements lie.</param>
    /// <param name="start">The element, by its index in the logical order.</param>
    /// <param name="step">Elements to go on, not negative.</param>
    /// <param name="example">The example.</param>
    /// <param name="stride">Floats from one panel to the next.</param>
    public PlacementCursor(in Placement placement, int start, int step, nint example, nint stride)
    {
        _isChannelsLast = placement.IsChannelsLast;
        _innerSize = _isChannelsLast ? placement.Positions : placement.Features;
        (_outerStep, _innerStep) = Math.DivRem(step, _innerSize);
        _first = example * placement.Positions * Panel.Width;
        _stride = stride;
        (_outer, _inner) = Math.DivRem(start, _innerSize);
    }

    /// <summary>Where the element lies.</summary>
    public readonly nint Offset
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            (uint position, uint feature) = _isChannelsLast ? ((uint)_inner, (uint)_outer) : ((uint)_outer, (uint)_inner);
            return _first + ((nint)(feature / Panel.Width) * _stride) + ((nint)position * Panel.Width) + (nint)(feature % Panel.Width);
        }
    }

    /// <summary>Goes on to the next element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance()
    {
        _outer += _outerStep;
        _inner += _innerStep;
        if (_inner >= _innerSize)
        {
            _inner -= _innerSize;
            _outer++;
        }
    }
}
