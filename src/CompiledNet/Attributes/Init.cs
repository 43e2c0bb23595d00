namespace CompiledNet;

/// <summary>
/// How a layer's weights begin. Every rule draws from a uniform distribution by a counter-based generator, so that the
/// same seed gives the same bits on every machine; biases begin as PyTorch's, uniform in ±1/√fan-in, under
/// <see cref="Default"/> and as zeros under every other rule.
/// </summary>
public enum Init
{
    /// <summary>PyTorch's default: uniform in ±1/√fan-in.</summary>
    Default = 0,

    /// <summary>For rectifiers: uniform in ±√(6/fan-in) (He et al. 2015).</summary>
    He = 1,

    /// <summary>For sigmoids and tanh: uniform in ±√(6/(fan-in + fan-out)) (Glorot and Bengio 2010).</summary>
    Xavier = 2,

    /// <summary>For self-normalising networks: uniform in ±√(3/fan-in) (LeCun et al. 1998).</summary>
    LeCun = 3,

    /// <summary>All zeros.</summary>
    Zeros = 4,
}
