namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// The maximum or the average over windows, or its gradient. The gradient of a maximum reads x, y and dy, that of an average dy.
/// </summary>
internal sealed class PoolingOperation(
    string label, Window window, bool isMaximum, bool isGradient, IEnumerable<Value> inputs, Value output)
    : Operation(label, inputs, [output])
{
    public Window Window { get; } = window;

    public bool IsMaximum { get; } = isMaximum;

    public bool IsGradient { get; } = isGradient;

    public override IEnumerable<object?> Arguments => [Window, IsMaximum, IsGradient, IsSpecialized];

    public override string Mnemonic => (IsMaximum ? "max-pool" : "average-pool") + (IsGradient ? "-gradient" : string.Empty);

    public override string Details => Window + (IsSpecialized ? ", constants" : string.Empty);

    /// <summary>What a pooling reads, and of a maximum its gradient too.</summary>
    public Value Input => Inputs[0];

    /// <summary>The maxima, of the gradient of a maximum.</summary>
    public Value Maxima => Inputs[1];

    /// <summary>The gradient by the result, of a gradient.</summary>
    public Value Dy
    {
        get => Inputs[Inputs.Count - 1];
        set => Inputs[Inputs.Count - 1] = value;
    }

    public Value Output
    {
        get => Outputs[0];
        set => Outputs[0] = value;
    }

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Channels;

    public override PlaneUse Planes => PlaneUse.Joined;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByPanelsAndRows(Output.Layout!);

    public override IEnumerable<string> Mistakes() =>
        Unless(Inputs.Count == (IsGradient && IsMaximum ? 3 : 1), "reads another number of operands");
}
