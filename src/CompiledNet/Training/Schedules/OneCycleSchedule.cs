namespace CompiledNet;

/// <summary>See <see cref="LearningRates.OneCycle(double, int, double, double, double)"/>.</summary>
internal sealed record OneCycleSchedule(double Maximum, ScheduleTime Length, double PercentStart, double DivFactor, double FinalDivFactor)
    : LearningRateSchedule
{
    internal override bool IsByEpoch => false;

    public override string ToString() =>
        Format($"OneCycle({Maximum}, {Length}, percentStart: {PercentStart}, divFactor: {DivFactor}, finalDivFactor: {FinalDivFactor})");

    internal override double Rate(long step, int stepsPerEpoch)
    {
        // PyTorch's phases: the rate rises until the step before the first ones' share, and falls until the last.
        long total = Length.InSteps(stepsPerEpoch);
        double top = (PercentStart * total) - 1, end = total - 1;
        double first = Maximum / DivFactor;
        return step <= top
            ? Between(first, Maximum, top == 0 ? 1 : step / top)
            : Between(Maximum, first / FinalDivFactor, step >= end ? 1 : (step - top) / (end - top));
    }

    private static double Between(double start, double end, double share) => end + ((start - end) / 2 * (Math.Cos(Math.PI * share) + 1));
}
