namespace CompiledNet;

/// <summary>
/// x − log Σ exp(x) along the last axis. Fused with a <see cref="NegativeLogLikelihoodAttribute"/> right after it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LogSoftmaxAttribute : LayerAttribute;
