using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;
using CompiledNet.Runtime;

namespace CompiledNet.Generator.Passes;

/// <summary>
/// Moves what inference computes of parameters alone (a table in panels of entries, spread groups, a folded normalisation) to a function of
/// its own, whose values are kept until the parameters change. In training they change with each step.
/// </summary>
internal static class DerivedForms
{
    /// <summary>The function that computes them; null where there are none.</summary>
    public static Function? Run(Function inference)
    {
        var derivation = new Function(
            nameof(NetworkFunction.Derivation), inference.Programs, inference.Slots, inference.Fuse, inference.Parameters);
        foreach (Operation operation in inference.Operations.ToList())
        {
            if (!IsDerivation(inference, operation))
            {
                continue;
            }

            inference.Operations.Remove(operation);
            operation.Results = derivation.All;
            derivation.Operations.Add(operation);
            foreach (Value output in operation.Outputs)
            {
                output.IsDerived = true;
                output.Storage = new Storage(0, derivation.DerivedLength);
                derivation.DerivedLength += MemoryPlan.SizeOf(output).Fixed;
            }
        }

        return derivation.Operations.Count > 0 ? derivation : null;
    }

    /// <summary>Asked in the order of the operations, so that what reads derived values is found to be derived too.</summary>
    private static bool IsDerivation(Function inference, Operation operation) =>
        !operation.UpdatedParameters.Any()
        && operation.Inputs.All(input => input.Kind == ValueKind.Parameter || input.IsDerived)
        && operation.Outputs.All(output =>
            output.Kind is ValueKind.Weights or ValueKind.ChannelStatistics
            && inference.Operations.Count(other => other.Outputs.Contains(output)) == 1);
}
