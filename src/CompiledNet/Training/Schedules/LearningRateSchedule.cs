namespace CompiledNet;

/// <summary>
/// The learning rate in the course of a training: a function of the step. Made by <see cref="LearningRates"/>. Two of the same kind and
/// values are equal, and <see cref="object.ToString"/> gives the call that makes one.
/// </summary>
public abstract record LearningRateSchedule
{
    private protected LearningRateSchedule()
    {
    }

    /// <summary>Whether it gives one rate an epoch, so that the first step of an epoch tells it.</summary>
    internal abstract bool IsByEpoch { get; }

    /// <summary>Whether it calls a function of the user's, which no file can hold.</summary>
    internal virtual bool HasFunction => false;

    /// <summary>The learning rate of a step.</summary>
    /// <param name="step">Steps of the training before this one, not negative.</param>
    /// <param name="stepsPerEpoch">Steps of an epoch, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public double At(long step, int stepsPerEpoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfLessThan(stepsPerEpoch, 1);
        return Rate(step, stepsPerEpoch);
    }

    /// <summary>
    /// This schedule after a warm-up that rises to its first rate along a line, a step of it an epoch: <c>LinearLR</c> before it in a
    /// <c>SequentialLR</c>. The schedule begins when the warm-up is over.
    /// </summary>
    /// <param name="epochs">Epochs of the warm-up, at least 1.</param>
    /// <param name="startFactor">The first rate relative to the schedule's first, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public LearningRateSchedule WithWarmup(int epochs, double startFactor = 1.0 / 3) =>
        new WarmupSchedule(this, ScheduleTime.Epochs(epochs), OptimizerChecks.Share(startFactor));

    /// <summary>
    /// This schedule after a warm-up that rises to its first rate along a line, a bit in every step: <c>LinearLR</c> before it in a
    /// <c>SequentialLR</c>. The schedule begins, and counts its epochs, when the warm-up is over.
    /// </summary>
    /// <param name="steps">Steps of the warm-up, at least 1.</param>
    /// <param name="startFactor">The first rate relative to the schedule's first, from 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public LearningRateSchedule WithWarmup(long steps, double startFactor = 1.0 / 3) =>
        new WarmupSchedule(this, ScheduleTime.Steps(steps), OptimizerChecks.Share(startFactor));

    internal abstract double Rate(long step, int stepsPerEpoch);

    private protected static string Format(FormattableString text) => FormattableString.Invariant(text);
}
