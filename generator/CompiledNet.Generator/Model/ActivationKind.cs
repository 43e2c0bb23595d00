namespace CompiledNet.Generator.Model;

/// <summary>The elementwise functions of the catalogue; their formulas stand in <c>ActivationExpressions</c>.</summary>
internal enum ActivationKind
{
    ReLU,
    LeakyReLU,
    ELU,
    GELU,
    GELUApproximate,
    SiLU,
    Sigmoid,
    Tanh,
    Softplus,
    HardSigmoid,
    HardSwish,
}
