namespace CompiledNet;

/// <summary>See <see cref="LearningRates.ByStep"/>.</summary>
internal sealed record StepFunctionSchedule(Func<long, double> Function) : LearningRateSchedule
{
    internal override bool IsByEpoch => false;

    internal override bool HasFunction => true;

    public override string ToString() => "ByStep(a function)";

    internal override double Rate(long step, int stepsPerEpoch) => Function(step + 1);
}
