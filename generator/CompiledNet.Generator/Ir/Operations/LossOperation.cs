using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// A loss and, in training, its gradients in the same pass. Inputs: what it reads (probabilities, log-probabilities, values, or
/// logits where it was fused), then labels or targets.
/// </summary>
internal sealed class LossOperation(string label, int index, LossModel loss, bool isFused, Value prediction, Value targets, Value losses)
    : Operation(label, [prediction, targets], [losses])
{
    private int? _predictionGradient;
    private int? _targetGradient;
    private int? _elements;

    /// <summary>The number of the loss among the network's.</summary>
    public int Index { get; } = index;

    public LossModel Loss { get; } = loss;

    /// <summary>Whether it reads the logits: softmax, log-softmax or sigmoid is part of it.</summary>
    public bool IsFused { get; } = isFused;

    public Value Prediction => Inputs[0];

    public Value Targets => Inputs[1];

    public Value Losses => Outputs[0];

    public bool TakesLabels => Targets.Slot is { IsIntegers: true };

    /// <summary>Whether the loss is a sum over the elements of a row, each with its own target.</summary>
    public bool IsElementwise => Loss.Kind is not (LossKind.CrossEntropy or LossKind.NegativeLogLikelihood);

    /// <summary>The gradient by the prediction; set by differentiation.</summary>
    public Value? PredictionGradient => At(_predictionGradient);

    /// <summary>The gradient by the targets; set by differentiation.</summary>
    public Value? TargetGradient => At(_targetGradient);

    /// <summary>What an elementwise loss keeps its elements in until they are summed; set by layout assignment.</summary>
    public Value? Elements => At(_elements);

    public override IEnumerable<object?> Arguments =>
        [Index, Loss, IsFused, PredictionGradient is not null, TargetGradient is not null, Elements is not null];

    public override IEnumerable<Parameter> UpdatedParameters => [];

    public override WantedLayout Wants => WantedLayout.Rows;

    public override PlaneUse Planes => PlaneUse.Moved;

    protected override IEnumerable<Parameter> OtherParameters => [];

    public override Schedule CreateSchedule() => Schedule.ByRows;

    public override IEnumerable<string> Mistakes() =>
        Unless(TakesLabels || Targets.Shape.Length == Prediction.Shape.Length, "compares values of different shapes");

    public override string Mnemonic => (IsFused, Loss.Kind) switch
    {
        (true, LossKind.BinaryCrossEntropy) => "sigmoid-binary-cross-entropy",
        (true, _) => "softmax-cross-entropy",
        (false, LossKind.CrossEntropy) => "cross-entropy",
        (false, LossKind.NegativeLogLikelihood) => "negative-log-likelihood",
        (false, LossKind.BinaryCrossEntropy) => "binary-cross-entropy",
        (false, LossKind.MeanSquaredError) => "mean-squared-error",
        (false, LossKind.MeanAbsoluteError) => "mean-absolute-error",
        _ => "huber",
    };

    public void AddPredictionGradient(Value value) => _predictionGradient = Add(value);

    public void AddTargetGradient(Value value) => _targetGradient = Add(value);

    public void AddElements(Value value) => _elements = Add(value);

    private Value? At(int? output) => output is { } place ? Outputs[place] : null;

    private int Add(Value value)
    {
        Outputs.Add(value);
        return Outputs.Count - 1;
    }
}
