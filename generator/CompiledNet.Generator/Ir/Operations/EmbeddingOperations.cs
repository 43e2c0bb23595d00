namespace CompiledNet.Generator.Ir.Operations;

/// <summary>Rows of a table by token. Inputs: tokens, table.</summary>
internal sealed class GatherOperation(string label, Value tokens, Value table, Value output) : Operation(label, [tokens, table], [output])
{
    public Value Tokens => Inputs[0];

    public Value Table => Inputs[1];

    public override string Mnemonic => "gather";
}

/// <summary>The gradient of a table: each row's added to its token's. Inputs: tokens, dy.</summary>
internal sealed class ScatterOperation(string label, Value tokens, Value dy, Value gradient)
    : ParameterGradientOperation(label, [tokens, dy], [], [gradient])
{
    public Value Tokens => Inputs[0];

    public Value Dy => Inputs[1];

    public Parameter Table => Parameters[0];

    public override IEnumerable<object?> Arguments => [Table, IsUpdateFused];

    public override string Mnemonic => "scatter";

    /// <inheritdoc/>
    /// <remarks>Rows of one token are summed before the update takes them.</remarks>
    protected override bool StoresGradients => true;
}
