namespace CompiledNet;

/// <summary>See <see cref="LearningRates.Cosine(double, int, double)"/>.</summary>
internal sealed record CosineSchedule(double LearningRate, ScheduleTime Length, double Last) : LearningRateSchedule
{
    internal override bool IsByEpoch => !Length.IsSteps;

    public override string ToString() => Format($"Cosine({LearningRate}, {Length}, last: {Last})");

    internal override double Rate(long step, int stepsPerEpoch)
    {
        long passed = Math.Min(Length.Passed(step, stepsPerEpoch), Length.Count);
        return Last + ((LearningRate - Last) * (1 + Math.Cos(Math.PI * passed / Length.Count)) / 2);
    }
}
