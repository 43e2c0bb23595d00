namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The gradient of a single number that a map reads: the sum of its elements' gradients over everything. Inputs: the elements.</summary>
internal sealed class TotalOperation(string label, Value elements, Value rowSums, Value gradient) : Operation(label, [elements], [rowSums, gradient])
{
    public override string Mnemonic => "total";
}
