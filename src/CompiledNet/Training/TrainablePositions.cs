namespace CompiledNet.Runtime;

/// <summary>The stretches of a network's block that an optimiser may touch: all but its parameters that are not trainable.</summary>
internal static class TrainablePositions
{
    /// <summary>Stretches [Start, End), in order; padding counts as trainable, because it affects no result.</summary>
    public static (int Start, int End)[] Of(NetworkInfo info)
    {
        if (info.ParameterTable.All(parameter => parameter.IsTrainable))
        {
            return [(0, info.ParameterLength)];
        }

        float[] excluded = new float[info.ParameterLength];
        foreach (ParameterInfo parameter in info.ParameterTable.Where(parameter => !parameter.IsTrainable))
        {
            float[] ones = new float[parameter.Length];
            Array.Fill(ones, 1f);
            parameter.Import(ones, excluded);
        }

        var stretches = new List<(int Start, int End)>();
        for (int start = 0; start < excluded.Length; start++)
        {
            int end = start;
            while (end < excluded.Length && excluded[end] == 0)
            {
                end++;
            }

            if (end > start)
            {
                stretches.Add((start, end));
                start = end;
            }
        }

        return [.. stretches];
    }
}
