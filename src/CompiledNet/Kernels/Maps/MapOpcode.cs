namespace CompiledNet.Runtime;

/// <summary>
/// The instructions of an elementwise expression. The compiler lowers every activation, derivative and elementwise loss to
/// a list of them, and either writes them out as code or hands them to <c>MapKernel</c>: the same arithmetic in the same order.
/// </summary>
[System.ComponentModel.EditorBrowsable(System.ComponentModel.EditorBrowsableState.Never)]
public enum MapOpcode
{
    /// <summary>Input number a.</summary>
    Input = 0,

    /// <summary>Constant number a.</summary>
    Constant = 1,

    /// <summary>The scalar given at run time.</summary>
    Scalar = 2,

    /// <summary>a + b.</summary>
    Add = 3,

    /// <summary>a − b.</summary>
    Subtract = 4,

    /// <summary>a · b.</summary>
    Multiply = 5,

    /// <summary>a / b.</summary>
    Divide = 6,

    /// <summary>a · b + c.</summary>
    MultiplyAdd = 7,

    /// <summary>−a.</summary>
    Negate = 8,

    /// <summary>|a|.</summary>
    Abs = 9,

    /// <summary>The larger of a and b; b where either is NaN.</summary>
    Max = 10,

    /// <summary>The smaller of a and b; b where either is NaN.</summary>
    Min = 11,

    /// <summary>√a.</summary>
    Sqrt = 12,

    /// <summary>e to the a.</summary>
    Exp = 13,

    /// <summary>The natural logarithm.</summary>
    Log = 14,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh = 15,

    /// <summary>1 / (1 + exp(−a)).</summary>
    Sigmoid = 16,

    /// <summary>log(1 + exp(a)).</summary>
    Softplus = 17,

    /// <summary>The error function.</summary>
    Erf = 18,

    /// <summary>A mask: a &gt; b.</summary>
    GreaterThan = 19,

    /// <summary>b where the mask a is set, c elsewhere.</summary>
    Select = 20,

    /// <summary>a where b &gt; 0, zero elsewhere.</summary>
    ZeroUnlessPositive = 21,

    /// <summary>Writes a to output number b.</summary>
    Store = 22,
}
