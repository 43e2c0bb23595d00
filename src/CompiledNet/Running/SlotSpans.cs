using System.ComponentModel;
using System.Runtime.InteropServices;

namespace CompiledNet.Runtime;

/// <summary>
/// The spans of one call of a network of several slots, by the slots' numbers. Made by generated code, which pins nothing itself.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct SlotSpans
{
    private Eight _first;
    private Eight _second;
    private Eight _third;
    private Eight _fourth;
    private Eight _fifth;

    /// <summary>Spans that there is room for.</summary>
    internal const int Room = 40;

    /// <summary>The bytes of a slot; empty where the call has none.</summary>
    internal readonly ReadOnlySpan<byte> this[int slot] => (slot / Eight.Room) switch
    {
        0 => _first[slot % Eight.Room],
        1 => _second[slot % Eight.Room],
        2 => _third[slot % Eight.Room],
        3 => _fourth[slot % Eight.Room],
        _ => _fifth[slot % Eight.Room],
    };

    /// <summary>Sets a slot that is read.</summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="span">The caller's span.</param>
    public void Read<T>(int slot, ReadOnlySpan<T> span)
        where T : unmanaged
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(span);
        switch (slot / Eight.Room)
        {
            case 0:
                _first.Set(slot % Eight.Room, bytes);
                break;
            case 1:
                _second.Set(slot % Eight.Room, bytes);
                break;
            case 2:
                _third.Set(slot % Eight.Room, bytes);
                break;
            case 3:
                _fourth.Set(slot % Eight.Room, bytes);
                break;
            case 4:
                _fifth.Set(slot % Eight.Room, bytes);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(slot), slot, $"Slots are 0 to {Room - 1}.");
        }
    }

    /// <summary>Sets a slot that is written.</summary>
    /// <param name="slot">The slot's number.</param>
    /// <param name="span">The caller's span.</param>
    public void Write(int slot, Span<float> span) => Read<float>(slot, span);

    /// <summary>Eight spans: spans cannot be the elements of an array.</summary>
    private ref struct Eight
    {
        public const int Room = 8;

        private ReadOnlySpan<byte> _0;
        private ReadOnlySpan<byte> _1;
        private ReadOnlySpan<byte> _2;
        private ReadOnlySpan<byte> _3;
        private ReadOnlySpan<byte> _4;
        private ReadOnlySpan<byte> _5;
        private ReadOnlySpan<byte> _6;
        private ReadOnlySpan<byte> _7;

        public readonly ReadOnlySpan<byte> this[int i] => i switch
        {
            0 => _0,
            1 => _1,
            2 => _2,
            3 => _3,
            4 => _4,
            5 => _5,
            6 => _6,
            _ => _7,
        };

        public void Set(int i, ReadOnlySpan<byte> span)
        {
            switch (i)
            {
                case 0:
                    _0 = span;
                    break;
                case 1:
                    _1 = span;
                    break;
                case 2:
                    _2 = span;
                    break;
                case 3:
                    _3 = span;
                    break;
                case 4:
                    _4 = span;
                    break;
                case 5:
                    _5 = span;
                    break;
                case 6:
                    _6 = span;
                    break;
                default:
                    _7 = span;
                    break;
            }
        }
    }
}
