namespace CompiledNet;

/// <summary>
/// Schedules of the learning rate, with the values of <c>torch.optim.lr_scheduler</c>. An <c>int</c> counts epochs (PyTorch's <c>step()</c>
/// once an epoch), a <c>long</c> counts steps (<c>step()</c> once a batch): name the argument, <c>epochs: 10</c> or <c>steps: 9380</c>.
/// <see cref="LearningRateSchedule.WithWarmup(int, double)"/> puts a warm-up before any.
/// </summary>
public static class LearningRates
{
    /// <summary>The same in every step.</summary>
    /// <param name="learningRate">The learning rate, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    public static LearningRateSchedule Constant(double learningRate) => new ConstantSchedule(OptimizerChecks.NotNegative(learningRate));

    /// <summary>Multiplied by gamma every few epochs: <c>StepLR</c>.</summary>
    /// <param name="learningRate">The learning rate of the first epochs, finite and not negative.</param>
    /// <param name="epochs">Epochs between two changes, at least 1.</param>
    /// <param name="gamma">The factor, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static LearningRateSchedule Step(double learningRate, int epochs, double gamma = 0.1) =>
        Step(learningRate, ScheduleTime.Epochs(epochs), gamma);

    /// <summary>Multiplied by gamma every few steps: <c>StepLR</c>, or <c>ExponentialLR</c> where it is every step.</summary>
    /// <param name="learningRate">The learning rate of the first steps, finite and not negative.</param>
    /// <param name="steps">Steps between two changes, at least 1.</param>
    /// <param name="gamma">The factor, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static LearningRateSchedule Step(double learningRate, long steps, double gamma = 0.1) =>
        Step(learningRate, ScheduleTime.Steps(steps), gamma);

    /// <summary>Multiplied by gamma every epoch: <c>ExponentialLR</c>.</summary>
    /// <param name="learningRate">The learning rate of the first epoch, finite and not negative.</param>
    /// <param name="gamma">The factor, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static LearningRateSchedule Exponential(double learningRate, double gamma) => Step(learningRate, epochs: 1, gamma);

    /// <summary>Half a cosine from the first learning rate towards the last, by epochs: <c>CosineAnnealingLR</c>.</summary>
    /// <param name="learningRate">The learning rate of the first epoch, finite and not negative.</param>
    /// <param name="epochs">Epochs of the descent, at least 1; the last rate is reached after them, and holds.</param>
    /// <param name="last">The last learning rate, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static LearningRateSchedule Cosine(double learningRate, int epochs, double last = 0) =>
        Cosine(learningRate, ScheduleTime.Epochs(epochs), last);

    /// <summary>Half a cosine from the first learning rate towards the last, by steps: <c>CosineAnnealingLR</c>.</summary>
    /// <param name="learningRate">The learning rate of the first step, finite and not negative.</param>
    /// <param name="steps">Steps of the descent, at least 1; the last rate is reached after them, and holds.</param>
    /// <param name="last">The last learning rate, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static LearningRateSchedule Cosine(double learningRate, long steps, double last = 0) =>
        Cosine(learningRate, ScheduleTime.Steps(steps), last);

    /// <summary>
    /// Half a cosine up to the maximum and half a cosine down, in every step of some epochs: <c>OneCycleLR</c> with <c>epochs</c> and
    /// <c>steps_per_epoch</c> (Smith and Topin 2018). Momentum stays as it is (<c>cycle_momentum=False</c>).
    /// </summary>
    /// <param name="maximum">The largest learning rate, finite and not negative.</param>
    /// <param name="epochs">Epochs of the cycle, at least 1; the last rate holds after them.</param>
    /// <param name="percentStart">The share of the steps in which the rate rises, from 0 to 1.</param>
    /// <param name="divFactor">The first rate is the maximum divided by this; finite, above 0.</param>
    /// <param name="finalDivFactor">The last rate is the first divided by this; finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static LearningRateSchedule OneCycle(
        double maximum, int epochs, double percentStart = 0.3, double divFactor = 25, double finalDivFactor = 1e4) =>
        OneCycle(maximum, ScheduleTime.Epochs(epochs), percentStart, divFactor, finalDivFactor);

    /// <summary>
    /// Half a cosine up to the maximum and half a cosine down, in some steps: <c>OneCycleLR</c> with <c>total_steps</c>
    /// (Smith and Topin 2018). Momentum stays as it is (<c>cycle_momentum=False</c>).
    /// </summary>
    /// <param name="maximum">The largest learning rate, finite and not negative.</param>
    /// <param name="steps">Steps of the cycle, at least 1; the last rate holds after them.</param>
    /// <param name="percentStart">The share of the steps in which the rate rises, from 0 to 1.</param>
    /// <param name="divFactor">The first rate is the maximum divided by this; finite, above 0.</param>
    /// <param name="finalDivFactor">The last rate is the first divided by this; finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static LearningRateSchedule OneCycle(
        double maximum, long steps, double percentStart = 0.3, double divFactor = 25, double finalDivFactor = 1e4) =>
        OneCycle(maximum, ScheduleTime.Steps(steps), percentStart, divFactor, finalDivFactor);

    /// <summary>A schedule of one's own by epochs. A checkpoint cannot describe it, so that a training with both is refused.</summary>
    /// <param name="learningRate">The learning rate of an epoch, the first of which is 1; the same for the same epoch.</param>
    public static LearningRateSchedule ByEpoch(Func<int, double> learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        return new EpochFunctionSchedule(learningRate);
    }

    /// <summary>A schedule of one's own by steps. A checkpoint cannot describe it, so that a training with both is refused.</summary>
    /// <param name="learningRate">The learning rate of a step, the first of which is 1; the same for the same step.</param>
    public static LearningRateSchedule ByStep(Func<long, double> learningRate)
    {
        ArgumentNullException.ThrowIfNull(learningRate);
        return new StepFunctionSchedule(learningRate);
    }

    private static StepSchedule Step(double learningRate, ScheduleTime every, double gamma) =>
        new(OptimizerChecks.NotNegative(learningRate), every, OptimizerChecks.NotNegative(gamma));

    private static CosineSchedule Cosine(double learningRate, ScheduleTime length, double last) =>
        new(OptimizerChecks.NotNegative(learningRate), length, OptimizerChecks.NotNegative(last));

    private static OneCycleSchedule OneCycle(
        double maximum, ScheduleTime length, double percentStart, double divFactor, double finalDivFactor) =>
        new(
            OptimizerChecks.NotNegative(maximum),
            length,
            OptimizerChecks.Share(percentStart),
            OptimizerChecks.Positive(divFactor),
            OptimizerChecks.Positive(finalDivFactor));
}
