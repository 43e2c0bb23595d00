namespace CompiledNet;

/// <summary>
/// Normalises along the last axis by mean and variance, then scales and shifts. Parameters: <c>weight</c> and <c>bias</c>, each [features].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>What is added to the variance, greater than 0.</summary>
    public double Epsilon { get; set; } = 1e-5;
}
