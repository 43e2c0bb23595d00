namespace CompiledNet;

/// <summary>Schedules: the learning rate as a function of the epoch, the first of which is 1.</summary>
public static class LearningRates
{
    /// <summary>The same in every epoch.</summary>
    /// <param name="learningRate">The learning rate, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    public static Func<int, double> Constant(double learningRate)
    {
        OptimizerChecks.NotNegative(learningRate);
        return _ => learningRate;
    }

    /// <summary>Multiplied by a factor every few epochs: <c>torch.optim.lr_scheduler.StepLR</c>.</summary>
    /// <param name="learningRate">The learning rate of the first epochs, finite and not negative.</param>
    /// <param name="every">Epochs between two changes, at least 1.</param>
    /// <param name="factor">The factor, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Func<int, double> Step(double learningRate, int every, double factor = 0.1)
    {
        OptimizerChecks.NotNegative(learningRate);
        OptimizerChecks.NotNegative(factor);
        ArgumentOutOfRangeException.ThrowIfLessThan(every, 1);
        return epoch => learningRate * Math.Pow(factor, (epoch - 1) / every);
    }

    /// <summary>Half a cosine from the first learning rate towards the last: <c>torch.optim.lr_scheduler.CosineAnnealingLR</c>.</summary>
    /// <param name="learningRate">The learning rate of the first epoch, finite and not negative.</param>
    /// <param name="epochs">Epochs of the descent, at least 1; the last rate is reached behind them, and holds.</param>
    /// <param name="last">The last learning rate, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public static Func<int, double> Cosine(double learningRate, int epochs, double last = 0)
    {
        OptimizerChecks.NotNegative(learningRate);
        OptimizerChecks.NotNegative(last);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        return epoch => last + ((learningRate - last) * (1 + Math.Cos(Math.PI * Math.Min(epoch - 1, epochs) / epochs)) / 2);
    }
}
