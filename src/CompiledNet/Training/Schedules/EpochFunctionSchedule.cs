namespace CompiledNet;

/// <summary>See <see cref="LearningRates.ByEpoch"/>.</summary>
internal sealed record EpochFunctionSchedule(Func<int, double> Function) : LearningRateSchedule
{
    internal override bool IsByEpoch => true;

    internal override bool HasFunction => true;

    public override string ToString() => "ByEpoch(a function)";

    internal override double Rate(long step, int stepsPerEpoch) => Function(checked((int)(step / stepsPerEpoch) + 1));
}
