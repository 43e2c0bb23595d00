namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The update of a parameter by its gradient: the optimiser's step, or the gradient's copy to the caller.</summary>
internal sealed class UpdateOperation(string label, Value gradient) : Operation(label, [gradient], [])
{
    public Parameter Parameter { get; } = gradient.Parameter!;

    public override IEnumerable<object?> Arguments => [Parameter];

    public override string Mnemonic => "update";

    public Value Gradient => Inputs[0];

    public override IEnumerable<Parameter> UpdatedParameters => [Parameter];

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.Whole;

    public override IEnumerable<string> Mistakes() => Unless(Gradient.Parameter == Parameter, "takes the gradient of another parameter");

    public override string Details => Parameter.Name;
}

/// <summary>Parameters that no result depends on: their gradient is zero where the caller receives it, and no step is taken.</summary>
internal sealed class UnusedParametersOperation(IReadOnlyList<Parameter> parameters) : Operation("unused", [], [])
{
    public IReadOnlyList<Parameter> Parameters { get; } = parameters;

    public override IEnumerable<object?> Arguments => [.. Parameters];

    public override string Mnemonic => "no-update";

    public override IEnumerable<Parameter> UpdatedParameters => Parameters;

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.Whole;

    public override IEnumerable<string> Mistakes() => [];

    public override string Details => string.Join(", ", Parameters.Select(parameter => parameter.Name));
}
