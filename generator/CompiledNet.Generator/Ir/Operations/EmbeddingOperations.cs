namespace CompiledNet.Generator.Ir.Operations;

/// <summary>Rows of a table by token. Inputs: tokens, table.</summary>
internal sealed class GatherOperation(string label, Value tokens, Value table, Value output) : Operation(label, [tokens, table], [output])
{
    public Value Tokens => Inputs[0];

    public Value Table => Inputs[1];

    public Value Output => Outputs[0];

    public override string Mnemonic => "gather";

    public override IEnumerable<object?> Arguments => [];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() => Unless(Output.Features == Table.Shape.Features, "gives entries of another dimension");
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

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => Schedule.ByPanels(Dy.Layout!);

    public override IEnumerable<string> Mistakes() => Unless(Dy.Features == Table.Shape.Features, "adds to entries of another dimension");

    /// <inheritdoc/>
    /// <remarks>Rows of one token are summed before the update takes them.</remarks>
    protected override bool StoresGradients => true;
}
