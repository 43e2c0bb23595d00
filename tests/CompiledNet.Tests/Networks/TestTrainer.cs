namespace CompiledNet.Tests.Networks;

/// <summary>A trainer of a network whose class is not known to the tests.</summary>
internal abstract class TestTrainer : IDisposable
{
    /// <summary>A step on the slots of any network.</summary>
    public abstract float Step(IReadOnlyList<float[]> inputs, IReadOnlyList<LossTargets> targets, float[]? sampleWeights = null);

    /// <summary>A step of a network of one input and one output.</summary>
    public virtual float Step(ReadOnlySpan<float> inputs, LossTargets targets, ReadOnlySpan<float> sampleWeights = default) =>
        throw new NotSupportedException("Several inputs or outputs take an array each.");

    /// <summary>The moving average of the parameters, in their layout.</summary>
    public abstract float[] Average();

    public abstract void Apply(ReadOnlySpan<float> gradients);

    public abstract void Dispose();
}
