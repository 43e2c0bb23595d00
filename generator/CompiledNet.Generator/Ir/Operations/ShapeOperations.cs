namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The same elements in the same order under another shape. Logical only: layout assignment drops it or makes it a relayout.</summary>
internal sealed class ReshapeOperation(string label, Value input, Value output) : Operation(label, [input], [output])
{
    public override string Mnemonic => "reshape";
}

/// <summary>From the caller's row-major memory into panels.</summary>
internal sealed class PackOperation(string label, Value input, Value output) : Operation(label, [input], [output])
{
    /// <summary>Whether a single row needs no packing.</summary>
    public bool IsSkippedForOneRow => Outputs[0].IsRowOfInputs;

    public override string Mnemonic => "pack";
}

/// <summary>From panels to the caller's row-major memory.</summary>
internal sealed class UnpackOperation(string label, Value input, Value output) : Operation(label, [input], [output])
{
    public override string Mnemonic => "unpack";
}

/// <summary>From panels of one shape to panels of another.</summary>
internal sealed class RelayoutOperation(string label, Value input, Value output) : Operation(label, [input], [output])
{
    public override string Mnemonic => "relayout";
}

/// <summary>Weights turned around, for the gradient by a product's left side.</summary>
internal sealed class TransposeOperation(string label, Value weights, Value output) : Operation(label, [weights], [output])
{
    public override string Mnemonic => "transpose";
}
