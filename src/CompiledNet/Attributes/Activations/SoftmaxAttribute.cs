namespace CompiledNet;

/// <summary>
/// exp(x) / Σ exp(x) along the last axis. Fused with a <see cref="CrossEntropyAttribute"/> right after it; elsewhere differentiated in
/// full: dx = p · (g − Σ g·p).
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;
