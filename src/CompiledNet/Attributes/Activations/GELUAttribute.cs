namespace CompiledNet;

/// <summary>x · Φ(x), with Φ the normal distribution function: ½ x (1 + erf(x / √2)).</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GELUAttribute : LayerAttribute
{
    /// <summary>Whether to take ½ x (1 + tanh(√(2/π) (x + 0.044715 x³))) instead, as PyTorch's <c>approximate='tanh'</c>.</summary>
    public bool Approximate { get; set; }
}
