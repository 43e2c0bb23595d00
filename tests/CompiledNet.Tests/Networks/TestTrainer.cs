namespace CompiledNet.Tests.Networks;

/// <summary>A trainer of a network whose class is not known to the tests.</summary>
internal abstract class TestTrainer : IDisposable
{
    public abstract float Step(ReadOnlySpan<float> inputs, LossTargets targets, ReadOnlySpan<float> sampleWeights = default);

    /// <summary>The moving average of the parameters, in their layout.</summary>
    public abstract float[] Average();

    public abstract void Apply(ReadOnlySpan<float> gradients);

    public abstract void Dispose();
}
