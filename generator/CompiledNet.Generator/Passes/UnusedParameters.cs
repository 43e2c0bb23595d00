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

        var updated = new HashSet<Parameter>(function.Operations.SelectMany(UpdatedBy));
        List<Parameter> unused = function.Parameters.All.Where(parameter => !updated.Contains(parameter)).ToList();
        if (unused.Count > 0)
        {
            function.Operations.Add(new UnusedParametersOperation(unused));
        }
    }

    private static IEnumerable<Parameter> UpdatedBy(Operation operation) => operation switch
    {
        UpdateOperation update => [update.Parameter],
        NormalizationGradientOperation { IsOverBatch: true } gradient => [gradient.Weight, gradient.Bias],
        LayerNormParameterGradientOperation gradient => [gradient.Weight, gradient.Bias],
        NormalizationOperation { IsOverBatch: true } normalization => normalization.Inputs.Skip(3).Select(statistic => statistic.Parameter!),
        _ => [],
    };
}
