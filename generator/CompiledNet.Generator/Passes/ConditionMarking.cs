using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>Marks each operation with the results that depend on it, so that it runs only where a caller asks for one of them.</summary>
internal static class ConditionMarking
{
    public static void Run(Function function)
    {
        var readers = new Dictionary<Value, long>();
        for (int i = function.Operations.Count - 1; i >= 0; i--)
        {
            Operation operation = function.Operations[i];
            long results = operation.UpdatedParameters.Any() ? function.Program.Main : 0;
            foreach (Value output in operation.Outputs)
            {
                readers.TryGetValue(output, out long read);
                results |= read | (
                    output.Slot is { } slot
                        ? function.Program.ResultOf(slot)
                        : output.Kind == ValueKind.Losses ? function.Program.Main : 0);
            }

            // Every call asks for the main result, so that the others add nothing to it.
            operation.Results = (results & function.Program.Main) != 0 ? function.Program.All : results;
            foreach (Value input in operation.Inputs)
            {
                readers.TryGetValue(input, out long read);
                readers[input] = read | operation.Results;
            }
        }
    }
}
