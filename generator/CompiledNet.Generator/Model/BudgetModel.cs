namespace CompiledNet.Generator.Model;

/// <summary>What a network may cost; null where that is not limited.</summary>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Parameters">Trainable scalars.</param>
/// <param name="MultiplyAdds">Multiply-adds of one example.</param>
/// <param name="Bytes">Bytes of the parameters in memory.</param>
internal sealed record BudgetModel(int Attribute, long? Parameters, long? MultiplyAdds, long? Bytes);
