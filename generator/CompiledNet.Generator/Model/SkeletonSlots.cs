namespace CompiledNet.Generator.Model;

/// <summary>The slots of a wrong network of several inputs or outputs, as far as its declaration says them.</summary>
/// <param name="Inputs">What it reads.</param>
/// <param name="Outputs">What it gives.</param>
/// <param name="Targets">The targets of its losses.</param>
internal sealed record SkeletonSlots(
    EquatableArray<SkeletonSlot> Inputs, EquatableArray<SkeletonSlot> Outputs, EquatableArray<SkeletonSlot> Targets);

/// <summary>A slot of a wrong network.</summary>
/// <param name="Name">The name of its parameter.</param>
/// <param name="IsIntegers">Whether its elements are integers.</param>
internal sealed record SkeletonSlot(string Name, bool IsIntegers);
