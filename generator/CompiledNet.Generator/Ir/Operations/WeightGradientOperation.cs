namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The gradient of a contraction's weights, xᵀ · dy, and of its bias, Σ dy. Inputs: x, dy.</summary>
internal sealed class WeightGradientOperation(string label, Window? window, Value x, Value dy, Value weightGradient, Value? biasGradient)
    : ParameterGradientOperation(label, [x, dy], [], biasGradient is null ? [weightGradient] : [weightGradient, biasGradient])
{
    public Window? Window { get; } = window;

    public Value X => Inputs[0];

    public Value Dy => Inputs[1];

    public Parameter Weights => Parameters[0];

    /// <summary>The gradient as a matrix: of a grouped convolution, spread over all channels.</summary>
    public WeightMatrix Matrix { get; } = weightGradient.Matrix ?? weightGradient.Parameter!.Matrix;

    public Parameter? Bias => Parameters.Count > 1 ? Parameters[1] : null;

    public override IEnumerable<object?> Arguments => [Window, Weights, Bias, Matrix, IsUpdateFused];

    public override string Mnemonic => "weight-gradient";

    protected override bool StoresGradients => false;
}
