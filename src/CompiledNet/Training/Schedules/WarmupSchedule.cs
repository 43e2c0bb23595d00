namespace CompiledNet;

/// <summary>See <see cref="LearningRateSchedule.WithWarmup(int, double)"/>.</summary>
internal sealed record WarmupSchedule(LearningRateSchedule Schedule, ScheduleTime Length, double StartFactor) : LearningRateSchedule
{
    internal override bool IsByEpoch => !Length.IsSteps && Schedule.IsByEpoch;

    internal override bool HasFunction => Schedule.HasFunction;

    public override string ToString() => Format($"{Schedule}.WithWarmup({Length}, startFactor: {StartFactor})");

    internal override double Rate(long step, int stepsPerEpoch)
    {
        long over = Length.InSteps(stepsPerEpoch);
        return step >= over
            ? Schedule.Rate(step - over, stepsPerEpoch)
            : Schedule.Rate(0, stepsPerEpoch) * (StartFactor + ((1 - StartFactor) * Length.Passed(step, stepsPerEpoch) / Length.Count));
    }
}
