namespace CompiledNet;

/// <summary>See <see cref="LearningRates.Step(double, int, double)"/>.</summary>
internal sealed record StepSchedule(double LearningRate, ScheduleTime Every, double Gamma) : LearningRateSchedule
{
    internal override bool IsByEpoch => !Every.IsSteps;

    public override string ToString() => Format($"Step({LearningRate}, {Every}, gamma: {Gamma})");

    internal override double Rate(long step, int stepsPerEpoch) =>
        LearningRate * Math.Pow(Gamma, Every.Passed(step, stepsPerEpoch) / Every.Count);
}
