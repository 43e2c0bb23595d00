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

    public override IEnumerable<object?> Arguments => [Layer, IsTraining];

    public override string Mnemonic => IsOverBatch ? IsTraining ? "batch-norm-training" : "batch-norm" : "layer-norm";
}

/// <summary>
/// What a product makes of the batch normalisation behind it, in inference: y = (x · w + start) · scale + shift. Inputs: the product's
/// bias where it has one, then the normalisation's weight, bias, running mean and variance. Output: [3, padded channels], the start
/// bias − mean, the scale weight / √(variance + epsilon) and the shift, which is the normalisation's bias.
/// </summary>
internal sealed class NormalizationFoldOperation(string label, double epsilon, Value? productBias, IReadOnlyList<Value> parameters, Value output)
    : Operation(label, productBias is null ? parameters : [productBias, .. parameters], [output])
{
    public double Epsilon { get; } = epsilon;

    public Parameter? ProductBias => Inputs.Count > 4 ? Inputs[0].Parameter : null;

    public Parameter Weight => FromEnd(4);

    public Parameter Bias => FromEnd(3);

    public Parameter RunningMean => FromEnd(2);

    public Parameter RunningVariance => FromEnd(1);

    /// <summary>Floats from the starts to the scales, and from these to the shifts.</summary>
    public int Distance => Outputs[0].Shape.Axes[1];

    public override IEnumerable<object?> Arguments => [Epsilon];

    public override string Mnemonic => "fold-batch-norm";

    private Parameter FromEnd(int place) => Inputs[Inputs.Count - place].Parameter!;
}

/// <summary>The gradient of a normalisation by its input. Inputs: x, mean, inverse, weight, dy. Over the batch it also updates weight and bias.</summary>
internal sealed class NormalizationGradientOperation(string label, bool isOverBatch, Value bias, IEnumerable<Value> inputs, Value dx) : Operation(label, inputs, [dx])
{
    public bool IsOverBatch { get; } = isOverBatch;

    public Parameter Weight => Inputs[3].Parameter!;

    public Parameter Bias { get; } = bias.Parameter!;

    public override IEnumerable<object?> Arguments => [IsOverBatch, Bias];

    public override string Mnemonic => IsOverBatch ? "batch-norm-gradient" : "layer-norm-input-gradient";

    /// <summary>Batch normalisation updates its parameters in the same pass.</summary>
    public override bool Updates => IsOverBatch;
}

/// <summary>The gradient of a layer normalisation's weight and bias, handed to the update. Inputs: x, mean, inverse, dy.</summary>
internal sealed class LayerNormParameterGradientOperation(string label, Parameter weight, Parameter bias, IEnumerable<Value> inputs) : Operation(label, inputs, [])
{
    public Parameter Weight { get; } = weight;

    public Parameter Bias { get; } = bias;

    public override IEnumerable<object?> Arguments => [Weight, Bias];

    public override string Mnemonic => "layer-norm-parameter-gradient";

    public override bool Updates => true;
}
