using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>Marks operations that only an optional result needs, so that they run only where the caller asks for it.</summary>
internal static class ConditionMarking
{
    public static void Run(Function function)
    {
        var always = new HashSet<Value>();
        for (int i = function.Operations.Count - 1; i >= 0; i--)
        {
            Operation operation = function.Operations[i];
            bool isNeeded = operation.Updates
                || operation.Outputs.Any(output => always.Contains(output) || output.Kind is ValueKind.Losses or ValueKind.Output);
            if (isNeeded)
            {
                operation.Condition = RunCondition.Always;
                always.UnionWith(operation.Inputs);
                continue;
            }

            operation.Condition = operation.Outputs.Any(output => output.Kind == ValueKind.TargetGradients)
                ? RunCondition.WantsTargetGradients
                : RunCondition.WantsInputGradients;
        }
    }
}
