namespace CompiledNet.Tests.Networks;

/// <summary>The calls that take one kind of targets.</summary>
internal abstract class TargetCalls<TNetwork, TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <summary>The calls, where the network has them.</summary>
    public static TargetCalls<TNetwork, TInput, TTarget>? CreateIfSupported(TNetwork network)
    {
        bool isSupported = typeof(TNetwork).GetInterfaces().Any(candidate =>
            candidate.IsGenericType
            && candidate.GetGenericTypeDefinition() == typeof(ITrainable<,,>)
            && candidate.GetGenericArguments()[2] == typeof(TTarget));
        return isSupported
            ? (TargetCalls<TNetwork, TInput, TTarget>)Activator.CreateInstance(
                typeof(SupportedTargetCalls<,,>).MakeGenericType(typeof(TNetwork), typeof(TInput), typeof(TTarget)), network)!
            : null;
    }

    public abstract float Loss(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets);

    public abstract float Backward(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, Span<float> gradients, Span<float> inputGradients);
}

/// <inheritdoc/>
internal sealed class SupportedTargetCalls<TNetwork, TInput, TTarget>(TNetwork network) : TargetCalls<TNetwork, TInput, TTarget>
    where TNetwork : ITrainable<TNetwork, TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    public override float Loss(ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets) => network.Loss(inputs, targets);

    public override float Backward(
        ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets, Span<float> gradients, Span<float> inputGradients) =>
        network.Backward(inputs, targets, gradients, inputGradients);
}
