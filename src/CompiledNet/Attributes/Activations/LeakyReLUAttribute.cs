namespace CompiledNet;

/// <summary>x where x &gt; 0, slope · x elsewhere.</summary>
/// <param name="slope">The slope for negative values, finite.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReLUAttribute(double slope = 0.01) : LayerAttribute
{
    /// <summary>The slope for negative values, finite.</summary>
    public double Slope { get; } = slope;
}
