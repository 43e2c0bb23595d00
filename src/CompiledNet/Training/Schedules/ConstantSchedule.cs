namespace CompiledNet;

/// <summary>See <see cref="LearningRates.Constant"/>.</summary>
internal sealed record ConstantSchedule(double LearningRate) : LearningRateSchedule
{
    internal override bool IsByEpoch => true;

    public override string ToString() => Format($"Constant({LearningRate})");

    internal override double Rate(long step, int stepsPerEpoch) => LearningRate;
}
