namespace CompiledNet.Generator.Emit.Operations;

/// <summary>What takes a gradient in registers: the update, or memory that keeps it.</summary>
/// <param name="Updated">The C# of the first float that is written.</param>
/// <param name="Slots">The C# of the optimiser's state for it; of the memory, that itself.</param>
/// <param name="SlotLength">The C# of the floats from one slot of the state to the next.</param>
/// <param name="Target">The C# of all three.</param>
/// <param name="Type">The C# of the type.</param>
/// <param name="Update">The C# of the value.</param>
internal sealed record GradientTarget(string Updated, string Slots, string SlotLength, string Target, string Type, string Update);
