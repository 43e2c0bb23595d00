namespace CompiledNet.Tests.Networks;

/// <summary>A trainer of a network whose class is not known to the tests.</summary>
internal abstract class TestTrainer : IDisposable
{
    public abstract float Step(ReadOnlySpan<float> inputs, LossTargets targets);

    public abstract void Apply(ReadOnlySpan<float> gradients);

    public abstract void Dispose();
}
