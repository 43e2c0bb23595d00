namespace CompiledNet;

/// <summary>x where x &gt; 0, alpha · (exp(x) − 1) elsewhere.</summary>
/// <param name="alpha">The limit for negative values, with its sign turned; finite.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ELUAttribute(double alpha = 1) : LayerAttribute
{
    /// <summary>The limit for negative values, with its sign turned; finite.</summary>
    public double Alpha { get; } = alpha;
}
