using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir;

/// <summary>What a caller hands in: memory that a program reads or writes, an example after the other.</summary>
/// <param name="Name">The name of the parameter of the public methods.</param>
/// <param name="Number">The number by which library and generated code name it.</param>
/// <param name="Role">What it is.</param>
/// <param name="Index">Its place among those of its role.</param>
/// <param name="Shape">The shape of one example.</param>
/// <param name="IsIntegers">Whether its elements are integers: tokens or labels.</param>
internal sealed record Slot(string Name, int Number, SlotRole Role, int Index, Shape Shape, bool IsIntegers = false)
{
    /// <summary>Whether programs write it.</summary>
    public bool IsResult => Role is SlotRole.Output or SlotRole.InputGradient or SlotRole.TargetGradient;
}

/// <summary>What a slot is.</summary>
internal enum SlotRole
{
    Input,
    Target,
    Output,
    OutputGradient,
    InputGradient,
    TargetGradient,
}
