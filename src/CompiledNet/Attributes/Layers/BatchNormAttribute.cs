namespace CompiledNet;

/// <summary>
/// Normalises each channel (or feature) by mean and variance, then scales and shifts it: by the statistics of the whole batch in
/// training, by running ones in inference, and in training too where <see cref="TrainerOptions.Frozen"/> names it. Parameters:
/// <c>weight</c>, <c>bias</c>, and, not trainable, <c>running_mean</c> and <c>running_var</c>, each [channels].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : LayerAttribute
{
    /// <summary>What is added to the variance, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;

    /// <summary>The weight of a batch in the running statistics, in [0, 1].</summary>
    public double Momentum { get; set; } = 0.1;
}
