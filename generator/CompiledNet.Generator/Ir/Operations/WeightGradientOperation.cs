namespace CompiledNet.Generator.Ir.Operations;

/// <summary>The gradient of a contraction's weights, xᵀ · dy, and of its bias, Σ dy. Inputs: x, dy.</summary>
internal sealed class WeightGradientOperation(string label, Window? window, Value x, Value dy, Value weightGradient, Value? biasGradient)
    : Operation(label, [x, dy], biasGradient is null ? [weightGradient] : [weightGradient, biasGradient]), IUpdateFusible
{
    public Window? Window { get; } = window;

    public Value X => Inputs[0];

    public Value Dy => Inputs[1];

    public Parameter Weights { get; } = weightGradient.Parameter!;

    /// <summary>The gradient as a matrix: of a grouped convolution, spread over all channels.</summary>
    public WeightMatrix Matrix { get; } = weightGradient.Matrix ?? weightGradient.Parameter!.Matrix;

    public Parameter? Bias { get; } = biasGradient?.Parameter;

    /// <inheritdoc/>
    /// <remarks>The update takes the gradient from the registers, and none is stored.</remarks>
    public bool IsUpdateFused { get; private set; }

    public override IEnumerable<object?> Arguments => [Window, Weights, Bias, Matrix, IsUpdateFused];

    public override string Mnemonic => "weight-gradient";

    public override bool Updates => IsUpdateFused;

    public override string Details => IsUpdateFused ? $"update {Weights.Name}{(Bias is null ? string.Empty : $", {Bias.Name}")}" : string.Empty;

    /// <inheritdoc/>
    public void FuseUpdate()
    {
        IsUpdateFused = true;
        Outputs.Clear();
    }
}

/// <summary>Parameters that no result depends on: their gradient is zero where the caller receives it, and no step is taken.</summary>
internal sealed class UnusedParametersOperation(IReadOnlyList<Parameter> parameters) : Operation("unused", [], [])
{
    public IReadOnlyList<Parameter> Parameters { get; } = parameters;

    public override IEnumerable<object?> Arguments => [.. Parameters];

    public override string Mnemonic => "no-update";

    public override bool Updates => true;

    public override string Details => string.Join(", ", Parameters.Select(parameter => parameter.Name));
}

/// <summary>The update of a parameter by its gradient: the optimiser's step, or the gradient's copy to the caller.</summary>
internal sealed class UpdateOperation(string label, Value gradient) : Operation(label, [gradient], [])
{
    public Parameter Parameter { get; } = gradient.Parameter!;

    public override IEnumerable<object?> Arguments => [Parameter];

    public override string Mnemonic => "update";

    public override bool Updates => true;

    public override string Details => Parameter.Name;
}
