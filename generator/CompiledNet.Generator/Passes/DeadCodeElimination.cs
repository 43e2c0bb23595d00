using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>Removes operations whose results nobody reads, such as a softmax that became part of its loss.</summary>
internal static class DeadCodeElimination
{
    public static void Run(Function function)
    {
        var live = new HashSet<Value>();
        for (int i = function.Operations.Count - 1; i >= 0; i--)
        {
            Operation operation = function.Operations[i];
            if (operation.Outputs.Count > 0 && !operation.Outputs.Any(output => live.Contains(output) || IsResult(output)))
            {
                function.Operations.RemoveAt(i);
                continue;
            }

            live.UnionWith(operation.Inputs);
        }
    }

    private static bool IsResult(Value value) =>
        value.Kind is ValueKind.Losses or ValueKind.Slot;
}
