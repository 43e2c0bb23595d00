namespace CompiledNet;

/// <summary>
/// A fully connected layer on the last axis: y = x · Wᵀ + b. [..., in] becomes [..., units]. Parameters: <c>weight</c>
/// [units, in] and <c>bias</c> [units], as PyTorch's <c>nn.Linear</c>; a tied layer has the latter only.
/// </summary>
/// <param name="units">Outputs, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether a bias is added.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>How the weights begin.</summary>
    public Init Init { get; set; }

    /// <summary>
    /// The name of an <see cref="EmbeddingAttribute"/> whose table are the weights, so that both layers train one parameter. Then
    /// <see cref="Units"/> is its count, the features that the layer reads are its dimension, and there is no <c>weight</c>; null for
    /// weights of its own.
    /// </summary>
    public string? Tied { get; set; }
}
