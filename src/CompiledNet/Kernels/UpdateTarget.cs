using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CompiledNet.Runtime;

/// <summary>Where an <see cref="IUpdate"/> writes, from some parameter on.</summary>
/// <param name="updated">The first float that is written: of the parameters, or of memory that gradients are kept in.</param>
/// <param name="slots">The optimiser's state of it.</param>
/// <param name="slotLength">Floats from one slot of the state to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
public readonly ref struct UpdateTarget(ref float updated, ref float slots, nint slotLength)
{
    private readonly ref float _updated = ref updated;
    private readonly ref float _slots = ref slots;

    /// <summary>What is written: the parameters, or memory that gradients are kept in.</summary>
    public ref float Updated => ref _updated;

    /// <summary>The optimiser's state; slot i of the same element stands <see cref="SlotLength"/> · i floats on.</summary>
    public ref float Slots => ref _slots;

    /// <summary>Floats from one slot of the state to the next.</summary>
    public nint SlotLength { get; } = slotLength;

    /// <summary>Memory that gradients are kept in, without a state.</summary>
    /// <param name="gradient">The first float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UpdateTarget(ref float gradient)
        : this(ref gradient, ref gradient, 0)
    {
    }

    /// <summary>The target from a parameter on that lies some floats further.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public UpdateTarget At(nint offset) => new(ref Mem.At(ref _updated, offset), ref Mem.At(ref _slots, offset), SlotLength);
}
