namespace CompiledNet;

/// <summary>
/// x · sigmoid(x), also called swish.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SiLUAttribute : LayerAttribute;
