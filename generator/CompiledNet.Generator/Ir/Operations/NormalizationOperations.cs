using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// Normalisation, scale and shift: over the batch, or along each row. Inputs: x, weight, bias, and over the batch the running mean and
/// variance. Outputs: y, the mean and 1 / √(variance + epsilon). In training, normalisation over the batch also updates the running statistics.
/// </summary>
internal sealed class NormalizationOperation(string label, LayerModel layer, bool isTraining, IEnumerable<Value> inputs, Value y, Value mean, Value inverse)
    : Operation(label, inputs, [y, mean, inverse])
{
    public bool IsOverBatch => Layer is BatchNormModel;

    public LayerModel Layer { get; } = layer;

    public bool IsTraining { get; } = isTraining;

    public double Epsilon => Layer is BatchNormModel batch ? batch.Epsilon : ((LayerNormModel)Layer).Epsilon;

    public override string Mnemonic => IsOverBatch ? IsTraining ? "batch-norm-training" : "batch-norm" : "layer-norm";
}

/// <summary>The gradient of a normalisation by its input. Inputs: x, mean, inverse, weight, dy. Over the batch it also updates weight and bias.</summary>
internal sealed class NormalizationGradientOperation(string label, bool isOverBatch, Value bias, IEnumerable<Value> inputs, Value dx) : Operation(label, inputs, [dx])
{
    public bool IsOverBatch { get; } = isOverBatch;

    public Parameter Weight => Inputs[3].Parameter!;

    public Parameter Bias { get; } = bias.Parameter!;

    public override string Mnemonic => IsOverBatch ? "batch-norm-gradient" : "layer-norm-input-gradient";

    /// <summary>Batch normalisation updates its parameters in the same pass.</summary>
    public override bool Updates => IsOverBatch;
}

/// <summary>The gradient of a layer normalisation's weight and bias, handed to the update. Inputs: x, mean, inverse, dy.</summary>
internal sealed class LayerNormParameterGradientOperation(string label, Parameter weight, Parameter bias, IEnumerable<Value> inputs) : Operation(label, inputs, [])
{
    public Parameter Weight { get; } = weight;

    public Parameter Bias { get; } = bias;

    public override string Mnemonic => "layer-norm-parameter-gradient";

    public override bool Updates => true;
}
