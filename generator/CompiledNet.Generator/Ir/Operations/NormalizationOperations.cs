using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// Normalisation, scale and shift: over the batch, or along each row. Inputs: x, weight, bias, and over the batch the running mean and
/// variance. Outputs: y, the mean and 1 / √(variance + epsilon). In training, normalisation over the batch also updates the running
/// statistics.
/// </summary>
internal sealed class NormalizationOperation(
    string label, LayerModel layer, bool isTraining, IEnumerable<Value> inputs, Value y, Value mean, Value inverse)
    : Operation(label, inputs, [y, mean, inverse])
{
    public Value X => Inputs[0];

    public Value Weight => Inputs[1];

    public Value Bias => Inputs[2];

    /// <summary>The running mean and variance, of a normalisation over the batch.</summary>
    public (Parameter Mean, Parameter Variance) Running => (Inputs[3].Parameter!, Inputs[4].Parameter!);

    public Value Y => Outputs[0];

    public Value Mean => Outputs[1];

    /// <summary>1 / √(variance + epsilon).</summary>
    public Value Inverse => Outputs[2];

    public bool IsOverBatch => Layer is BatchNormModel;

    public LayerModel Layer { get; } = layer;

    public bool IsTraining { get; } = isTraining;

    public double Epsilon => Layer is BatchNormModel batch ? batch.Epsilon : ((LayerNormModel)Layer).Epsilon;

    /// <inheritdoc/>
    /// <remarks>Running statistics follow the batch's.</remarks>
    public override IEnumerable<Parameter> UpdatedParameters => IsOverBatch && IsTraining ? [Running.Mean, Running.Variance] : [];

    public override IEnumerable<object?> Arguments => [Layer, IsTraining];

    public override WantedLayout Wants => IsOverBatch ? WantedLayout.Channels : WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => IsOverBatch ? Schedule.ByPanels(Y.Layout!) : Schedule.ByRows;

    public override IEnumerable<string> Mistakes() => Unless(X.Shape.Length == Y.Shape.Length, "normalises values of another shape");

    public override string Mnemonic => IsOverBatch ? IsTraining ? "batch-norm-training" : "batch-norm" : "layer-norm";
}

/// <summary>
/// What a product makes of the batch normalisation after it, in inference: y = (x · w + start) · scale + shift. Inputs: the product's
/// bias where it has one, then the normalisation's weight, bias, running mean and variance. Output: [3, padded channels], the start
/// bias − mean, the scale weight / √(variance + epsilon) and the shift, which is the normalisation's bias.
/// </summary>
internal sealed class NormalizationFoldOperation(
    string label, double epsilon, Value? productBias, IReadOnlyList<Value> parameters, Value output)
    : Operation(label, productBias is null ? parameters : [productBias, .. parameters], [output])
{
    public double Epsilon { get; } = epsilon;

    public Value Output => Outputs[0];

    public Parameter? ProductBias => Inputs.Count > 4 ? Inputs[0].Parameter : null;

    public Parameter Weight => FromEnd(4);

    public Parameter Bias => FromEnd(3);

    public Parameter RunningMean => FromEnd(2);

    public Parameter RunningVariance => FromEnd(1);

    /// <summary>Floats from the starts to the scales, and from these to the shifts.</summary>
    public int Distance => Output.Shape.Axes[1];

    public override IEnumerable<object?> Arguments => [Epsilon];

    public override string Mnemonic => "fold-batch-norm";

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.None;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.Whole;

    public override IEnumerable<string> Mistakes() =>
        Unless(Inputs.All(input => input.Parameter is not null), "folds what is not a parameter");

    private Parameter FromEnd(int place) => Inputs[Inputs.Count - place].Parameter!;
}

/// <summary>
/// The gradients of a normalisation over the batch, by its input, its weight and its bias. Inputs: x, mean, inverse, weight, dy.
/// </summary>
internal sealed class BatchNormGradientOperation(
    string label, IReadOnlyList<Value> inputs, Value dx, Value weightGradient, Value biasGradient)
    : ParameterGradientOperation(label, inputs, [dx], [weightGradient, biasGradient])
{
    public Value X => Inputs[0];

    public Value Mean => Inputs[1];

    public Value Inverse => Inputs[2];

    public Parameter Weight => Parameters[0];

    public Value Dy => Inputs[4];

    public Parameter Bias => Parameters[1];

    public Value Dx => Outputs[0];

    public override IEnumerable<object?> Arguments => [Bias, IsUpdateFused];

    public override string Mnemonic => "batch-norm-gradient";

    public override WantedLayout Wants => WantedLayout.Channels;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => Schedule.ByPanels(Dx.Layout!);

    public override IEnumerable<string> Mistakes() =>
        Unless(X.Shape.Length == Dy.Shape.Length && Dx.Shape.Length == Dy.Shape.Length, "has operands of different shapes");

    protected override bool StoresGradients => false;
}

/// <summary>The gradient of a layer normalisation by its input. Inputs: x, mean, inverse, weight, dy.</summary>
internal sealed class LayerNormInputGradientOperation(string label, IReadOnlyList<Value> inputs, Value dx) : Operation(label, inputs, [dx])
{
    public Value X => Inputs[0];

    public Value Mean => Inputs[1];

    public Value Inverse => Inputs[2];

    public Parameter Weight => Inputs[3].Parameter!;

    public Value Dy => Inputs[4];

    public Value Dx => Outputs[0];

    public override string Mnemonic => "layer-norm-input-gradient";

    public override IEnumerable<object?> Arguments => [];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Refused;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() =>
        Unless(X.Shape.Length == Dy.Shape.Length && Dx.Shape.Length == Dy.Shape.Length, "has operands of different shapes");
}

/// <summary>The gradients of a layer normalisation by its weight and its bias. Inputs: x, mean, inverse, dy.</summary>
internal sealed class LayerNormParameterGradientOperation(
    string label, IReadOnlyList<Value> inputs, Value weightGradient, Value biasGradient)
    : ParameterGradientOperation(label, inputs, [], [weightGradient, biasGradient])
{
    public Value X => Inputs[0];

    public Value Mean => Inputs[1];

    public Value Inverse => Inputs[2];

    public Value Dy => Inputs[3];

    public Parameter Weight => Parameters[0];

    public Parameter Bias => Parameters[1];

    public override IEnumerable<object?> Arguments => [Weight, Bias, IsUpdateFused];

    public override string Mnemonic => "layer-norm-parameter-gradient";

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Refused;

    public override Schedule CreateSchedule() => Schedule.ByPanels(X.Layout!);

    public override IEnumerable<string> Mistakes() => Unless(X.Shape.Length == Dy.Shape.Length, "has operands of different shapes");

    protected override bool StoresGradients => false;
}
