namespace CompiledNet;

/// <summary>The mean of each channel over all its positions: [channels, ...] becomes [channels].</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GlobalAveragePoolAttribute : LayerAttribute;
