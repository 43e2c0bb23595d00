namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// y = epilogue(x · w + bias) along the last axis. With transposed weights it is the gradient by x. Inputs: x, the weights (or
/// the transposed ones), the bias where there is one, then what the epilogue reads besides the product.
/// </summary>
internal sealed class ContractionOperation(string label, Value x, Value weights, Value? bias, Value y)
    : Operation(label, bias is null ? [x, weights] : [x, weights, bias], [y])
{
    public Value X => Inputs[0];

    public Value Weights => Inputs[1];

    public Value? Bias => HasBias ? Inputs[2] : null;

    public bool HasBias { get; } = bias is not null;

    public bool IsInputGradient => Weights.Kind == ValueKind.TransposedWeights;

    public Value Y => Outputs[0];

    /// <summary>What is done to the product before or right after it is stored; set by epilogue fusion.</summary>
    public Epilogue? Epilogue { get; set; }

    /// <summary>The value that the epilogue reads besides the product, where there is one.</summary>
    public Value? Other => Epilogue is { OtherInput: { } input } ? Inputs[input] : null;

    public override string Mnemonic => IsInputGradient ? "input-gradient" : "contraction";

    public override string Details => Epilogue is null ? string.Empty : $"epilogue {Epilogue}";
}
