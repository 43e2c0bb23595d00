namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// Elements dropped by a mask that is a function of seed, layer, step, row and element; the gradient is the same operation.
/// </summary>
internal sealed class DropoutOperation(
    string label, double rate, int ordinal, Value input, Value output) : Operation(label, [input], [output])
{
    public Value Input => Inputs[0];

    public Value Output => Outputs[0];

    public double Rate { get; } = rate;

    /// <summary>The layer's number among the network's dropouts, so that each has a mask of its own.</summary>
    public int Ordinal { get; } = ordinal;

    public override string Mnemonic => "dropout";

    public override IEnumerable<object?> Arguments => [Rate, Ordinal];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.AsOperands;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() => Unless(Input.Shape.Length == Output.Shape.Length, "drops elements of another shape");
}
