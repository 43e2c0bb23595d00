namespace CompiledNet.Runtime;

/// <summary>Finds the parameter that went bad.</summary>
internal static class FiniteCheck
{
    /// <summary>
    /// The exception of a step, which names the first parameter of the network that is not finite, or else the first gradient.
    /// </summary>
    public static TrainingDivergedException Diverged(
        NetworkInfo info, ReadOnlySpan<float> parameters, ReadOnlySpan<float> gradients, IReadOnlyCollection<string> frozen, long step,
        double? loss)
    {
        string? parameter = First(info.ParameterTable, parameters);
        return parameter is not null
            ? new TrainingDivergedException(step, loss, parameter, isParameter: true)
            : new TrainingDivergedException(
                step, loss, First(info.ParameterTable.Where(entry => entry.IsTrainable && !frozen.Contains(entry.Layer)), gradients),
                isParameter: false);
    }

    private static string? First(IEnumerable<ParameterInfo> table, ReadOnlySpan<float> block)
    {
        foreach (ParameterInfo parameter in table)
        {
            float[] values = new float[parameter.Length];
            parameter.Export(block, values);
            if (!Array.TrueForAll(values, float.IsFinite))
            {
                return parameter.Name;
            }
        }

        return null;
    }
}
