namespace CompiledNet.Generator.Ir.Operations;

/// <summary>Rows of a table by token. Inputs: tokens, table.</summary>
internal sealed class GatherOperation(string label, Value tokens, Value table, Value output) : Operation(label, [tokens, table], [output])
{
    public Parameter Table => Inputs[1].Parameter!;

    public override string Mnemonic => "gather";
}

/// <summary>The gradient of a table: each row's added to its token's. Inputs: tokens, dy.</summary>
internal sealed class ScatterOperation(string label, Value tokens, Value dy, Value gradient) : Operation(label, [tokens, dy], [gradient]), IUpdateFusible
{
    public Parameter Table { get; } = gradient.Parameter!;

    /// <inheritdoc/>
    /// <remarks>The gradient still needs its memory: rows of one token are summed there first.</remarks>
    public bool IsUpdateFused { get; private set; }

    public override IEnumerable<object?> Arguments => [Table, IsUpdateFused];

    public override string Mnemonic => "scatter";

    public override bool Updates => IsUpdateFused;

    public override string Details => IsUpdateFused ? $"update {Table.Name}" : string.Empty;

    /// <inheritdoc/>
    public void FuseUpdate() => IsUpdateFused = true;
}
