namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// The gradient of a single number that a map reads: the sum of its elements' gradients over everything. Inputs: the elements.
/// </summary>
internal sealed class TotalOperation(string label, Value elements, Value rowSums, Value gradient)
    : ParameterGradientOperation(label, [elements], [rowSums], [gradient])
{
    public Value Elements => Inputs[0];

    /// <summary>The sums of each row, before they are summed.</summary>
    public Value RowSums => Outputs[0];

    public override IEnumerable<object?> Arguments => [IsUpdateFused];

    public override string Mnemonic => "total";

    public override WantedLayout Wants => WantedLayout.AsOperands;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => Schedule.Whole;

    public override IEnumerable<string> Mistakes() => Unless(Parameters[0].Shape.Length == 1, "sums for a parameter of several numbers");

    /// <inheritdoc/>
    /// <remarks>It is one number, whose padding is cleared with it.</remarks>
    protected override bool StoresGradients => true;
}
