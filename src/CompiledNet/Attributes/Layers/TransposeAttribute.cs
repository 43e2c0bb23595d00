namespace CompiledNet;

/// <summary>Swaps the last two axes: [..., a, b] becomes [..., b, a].</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TransposeAttribute : LayerAttribute;
