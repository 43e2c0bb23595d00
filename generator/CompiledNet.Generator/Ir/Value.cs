using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir;

/// <summary>What an operation reads or writes. Every value is written by one operation, or comes from outside.</summary>
internal sealed class Value(string name, ValueKind kind, Shape shape)
{
    /// <summary>A name for people and for the generated code.</summary>
    public string Name { get; } = name;

    public ValueKind Kind { get; } = kind;

    /// <summary>The logical shape of one example; of a parameter, its interchange shape.</summary>
    public Shape Shape { get; } = shape;

    /// <summary>What the caller hands in that this is.</summary>
    public Slot? Slot { get; private init; }

    /// <summary>Whether it is a slot that programs write.</summary>
    public bool IsResult => Slot is { IsResult: true };

    /// <summary>Whether it is what the network reads as values.</summary>
    public bool IsFloatInput => Slot is { Role: SlotRole.Input, IsIntegers: false };

    /// <summary>The parameter that this is, or is the gradient of.</summary>
    public Parameter? Parameter { get; init; }

    /// <summary>The matrix that this is, for weights in the arena.</summary>
    public WeightMatrix? Matrix { get; init; }

    /// <summary>The last axis' elements, as they lie where a layout is assigned.</summary>
    public int Features => Layout?.Features ?? Shape.Features;

    /// <summary>The floats of it, for scratch memory.</summary>
    public Storage? Reserved { get; init; }

    /// <summary>The physical layout; set by layout assignment.</summary>
    public Layout? Layout { get; set; }

    /// <summary>The place in the arena; set by the memory plan.</summary>
    public Storage? Storage { get; set; }

    /// <summary>
    /// Whether a single row of it is read where the caller has it: one row of inputs already is in panels. Set by the memory plan.
    /// </summary>
    public bool IsRowOfInputs { get; set; }

    /// <summary>
    /// Whether it depends on parameters alone and is kept between calls, in memory of the network's own; set by the pass that moves such
    /// values out.
    /// </summary>
    public bool IsDerived { get; set; }

    /// <summary>Whether the value lives in the arena.</summary>
    public bool IsInArena =>
        !IsDerived
        && Kind is ValueKind.Temporary or ValueKind.Losses or ValueKind.Weights or ValueKind.ParameterGradient
            or ValueKind.ChannelStatistics or ValueKind.RowStatistics or ValueKind.Scratch;

    /// <summary>The value of a slot.</summary>
    public static Value Of(Slot slot, string name) => new(name, ValueKind.Slot, slot.Shape) { Slot = slot };

    public override string ToString() => Name;
}

/// <summary>Where values come from and go to.</summary>
internal enum ValueKind
{
    /// <summary>Activations and their gradients, in the arena.</summary>
    Temporary,

    /// <summary>One loss for each row and position, in the arena.</summary>
    Losses,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>A parameter's weights rearranged, in the arena.</summary>
    Weights,

    /// <summary>Numbers of channels, in the arena.</summary>
    ChannelStatistics,

    /// <summary>A number for each row and position, in the arena.</summary>
    RowStatistics,

    /// <summary>A parameter's gradient that is not handed to its update in registers, in the arena.</summary>
    ParameterGradient,

    /// <summary>Memory that an operation needs while it runs, in the arena.</summary>
    Scratch,

    /// <summary>What a caller hands in.</summary>
    Slot,
}
