namespace CompiledNet.Generator.Ir.Operations;

/// <summary>An operation along the last axis of each row.</summary>
internal sealed class RowOperation(
    string label, RowOperationKind kind, IEnumerable<Value> inputs, Value output) : Operation(label, inputs, [output])
{
    public RowOperationKind Kind { get; } = kind;

    /// <summary>What a softmax reads; of its gradient, what the softmax gave.</summary>
    public Value Input => Inputs[0];

    public Value Output => Outputs[0];

    public override IEnumerable<object?> Arguments => [Kind];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Moved;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() =>
        Unless(Inputs.All(input => input.Shape.Length == Output.Shape.Length), "has operands of different shapes");

    public override string Mnemonic => Kind switch
    {
        RowOperationKind.Softmax => "softmax",
        RowOperationKind.SoftmaxGradient => "softmax-gradient",
        RowOperationKind.LogSoftmax => "log-softmax",
        _ => "log-softmax-gradient",
    };
}

/// <summary>The operations along rows. Gradients read the result of the forward operation, then its gradient.</summary>
internal enum RowOperationKind
{
    Softmax,
    SoftmaxGradient,
    LogSoftmax,
    LogSoftmaxGradient,
}
