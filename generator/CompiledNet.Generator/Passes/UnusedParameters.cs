using CompiledNet.Generator.Ir;
using CompiledNet.Generator.Ir.Operations;

namespace CompiledNet.Generator.Passes;

/// <summary>Finds the parameters that a training program does not update, because no result depends on their layers.</summary>
internal static class UnusedParameters
{
    public static void Run(Function function)
    {
        if (!function.IsTraining)
        {
            return;
        }

        var updated = new HashSet<Parameter>(function.Operations.SelectMany(operation => operation.UpdatedParameters));
        List<Parameter> unused = function.Parameters.All.Where(parameter => !updated.Contains(parameter)).ToList();
        if (unused.Count > 0)
        {
            function.Operations.Add(new UnusedParametersOperation(unused));
        }
    }
}
