using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Expressions;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Generator.Model;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Rewrites a loss right after the function that it belongs to into one operation on the logits: softmax with cross-entropy,
/// log-softmax with negative log-likelihood, sigmoid with binary cross-entropy.
/// </summary>
internal static class LossFusion
{
    public static void Run(Function function)
    {
        if (!function.Fuse)
        {
            return;
        }

        for (int i = 0; i < function.Operations.Count; i++)
        {
            if (function.Operations[i] is LossOperation { IsFused: false } loss &&
                function.ProducerOf(loss.Prediction) is { } producer &&
                IsPartner(producer, loss.Loss.Kind))
            {
                function.Operations[i] = new LossOperation(
                    loss.Label, loss.Index, loss.Loss, isFused: true, producer.Inputs[0], loss.Targets, loss.Losses);
            }
        }
    }

    private static bool IsPartner(Operation producer, LossKind loss) => (producer, loss) switch
    {
        (RowOperation { Kind: RowOperationKind.Softmax }, LossKind.CrossEntropy) => true,
        (RowOperation { Kind: RowOperationKind.LogSoftmax }, LossKind.NegativeLogLikelihood) => true,
        (MapOperation { Expression: { Opcode: MapOpcode.Sigmoid } sigmoid }, LossKind.BinaryCrossEntropy) =>
            sigmoid.Operands[0].Opcode == MapOpcode.Input,
        _ => false,
    };
}
