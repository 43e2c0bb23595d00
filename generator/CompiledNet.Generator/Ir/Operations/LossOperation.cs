using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Ir.Operations;

/// <summary>
/// A loss and, in training, its gradients in the same pass. Inputs: what it reads (probabilities, log-probabilities, values, or
/// logits where it was fused), then labels or targets.
/// </summary>
internal sealed class LossOperation(string label, LossModel loss, bool isFused, Value prediction, Value targets, Value losses)
    : Operation(label, [prediction, targets], [losses])
{
    public LossModel Loss { get; } = loss;

    /// <summary>Whether it reads the logits: softmax, log-softmax or sigmoid is part of it.</summary>
    public bool IsFused { get; } = isFused;

    public Value Prediction => Inputs[0];

    public Value Targets => Inputs[1];

    public Value Losses => Outputs[0];

    public bool TakesLabels => Targets.Kind == ValueKind.Labels;

    /// <summary>Whether the loss is a sum over the elements of a row, each with its own target.</summary>
    public bool IsElementwise => Loss.Kind is not (LossKind.CrossEntropy or LossKind.NegativeLogLikelihood);

    /// <summary>The gradient by the prediction; set by differentiation.</summary>
    public Value? PredictionGradient { get; private set; }

    /// <summary>The gradient by the targets; set by differentiation.</summary>
    public Value? TargetGradient { get; private set; }

    /// <summary>What an elementwise loss keeps its elements in until they are summed; set by layout assignment.</summary>
    public Value? Elements { get; private set; }

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

    public void AddPredictionGradient(Value value) => Outputs.Add(PredictionGradient = value);

    public void AddTargetGradient(Value value) => Outputs.Add(TargetGradient = value);

    public void AddElements(Value value) => Outputs.Add(Elements = value);
}
