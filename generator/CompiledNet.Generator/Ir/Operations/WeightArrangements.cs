namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// Transposed weights, for the gradient by a contraction's left side. For few rows a matrix product transposes the gradient of
/// its result instead, into the same memory.
/// </summary>
internal sealed class TransposeOperation(string label, Window? window, Value weights, Value? gradient, Value output)
    : Operation(label, gradient is null ? [weights] : [weights, gradient], [output])
{
    public Window? Window { get; } = window;

    public Value Weights => Inputs[0];

    /// <summary>The gradient that is transposed for few rows; a convolution has none.</summary>
    public Value? Gradient => Inputs.Count > 1 ? Inputs[1] : null;

    /// <summary>Rows up to which the gradient is transposed instead; set by tiling.</summary>
    public int MostRowsInLanes { get; set; }

    /// <summary>The weights as a matrix.</summary>
    public WeightMatrix Matrix => Weights.Matrix ?? Weights.Parameter!.Matrix;

    public override IEnumerable<object?> Arguments => [Window];

    public override string Mnemonic => "transpose-weights";

    public Value Output => Outputs[0];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByTiles(Output.Matrix!.Value.Panels);

    public override IEnumerable<string> Mistakes() => Unless(Output.Matrix is not null, "gives no matrix");
}

/// <summary>The weights of a grouped convolution spread over all channels, with zeros between groups.</summary>
internal sealed class SpreadGroupsOperation(string label, int groups, Window window, Value weights, Value output)
    : Operation(label, [weights], [output])
{
    public int Groups { get; } = groups;

    public Window Window { get; } = window;

    public override IEnumerable<object?> Arguments => [Groups, Window];

    public override string Mnemonic => "spread-groups";

    public Value Weights => Inputs[0];

    public Value Output => Outputs[0];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.Whole;

    public override IEnumerable<string> Mistakes() => Unless(Output.Matrix is not null, "gives no matrix");
}

/// <summary>The gradient of a grouped convolution's weights, out of that of all channels.</summary>
internal sealed class GatherGroupsOperation(string label, int groups, Window window, Value spread, Value gradient)
    : ParameterGradientOperation(label, [spread], [], [gradient])
{
    public int Groups { get; } = groups;

    public Window Window { get; } = window;

    public Value Spread => Inputs[0];

    public override IEnumerable<object?> Arguments => [Groups, Window, IsUpdateFused];

    public override string Mnemonic => "gather-groups";

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => Schedule.Whole;

    public override IEnumerable<string> Mistakes() => Unless(Spread.Matrix is not null, "reads no matrix");

    /// <inheritdoc/>
    /// <remarks>It copies single elements, and updates take vectors.</remarks>
    protected override bool StoresGradients => true;
}

/// <summary>
/// An embedding's table as the weights of a product along its entries: in panels of 16 entries, or transposed, in panels of 16 values of
/// an entry, for the gradient by the product's left side. Inputs: the table.
/// </summary>
internal sealed class ArrangeTableOperation(string label, bool isTransposed, Value table, Value weights)
    : Operation(label, [table], [weights])
{
    public bool IsTransposed { get; } = isTransposed;

    public Value Table => Inputs[0];

    public Value Weights => Outputs[0];

    public override IEnumerable<object?> Arguments => [IsTransposed];

    public override string Mnemonic => IsTransposed ? "transpose-table" : "arrange-table";

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByTiles(Table.Parameter!.Panels);

    public override IEnumerable<string> Mistakes() => Unless(
        Table.Parameter is { Kind: ParameterKind.Table } table
        && Weights.Matrix == (IsTransposed ? new(table.Inputs, table.Outputs) : table.Matrix),
        "arranges a table as another matrix");
}

/// <summary>The gradient of a table, out of that of the weights of a product along its entries. Inputs: the latter.</summary>
internal sealed class ArrangedTableGradientOperation(string label, Value weightGradient, Value gradient)
    : ParameterGradientOperation(label, [weightGradient], [], [gradient])
{
    public Value WeightGradient => Inputs[0];

    public Parameter Table => Parameters[0];

    public override IEnumerable<object?> Arguments => [Table, IsUpdateFused];

    public override string Mnemonic => "arrange-table-gradient";

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => Schedule.ByTiles(Table.Panels);

    public override IEnumerable<string> Mistakes() => Unless(WeightGradient.Matrix == Table.Matrix, "reads the gradient of another matrix");

    /// <inheritdoc/>
    /// <remarks>It transposes blocks, and updates take vectors.</remarks>
    protected override bool StoresGradients => true;
}
