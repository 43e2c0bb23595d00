namespace CompiledNet.Runtime;

/// <summary>Refuses what does not fit the network or the optimiser, before a trainer is made.</summary>
internal static class TrainerChecks
{
    public static void Check<TOptimizer>(NetworkInfo info, TOptimizer optimizer, TrainerOptions options)
        where TOptimizer : struct, IOptimizer
    {
        if (!optimizer.IsInitialized)
        {
            throw new ArgumentException(
                $"This is default({typeof(TOptimizer).Name}), which has no learning rate: make one with new {typeof(TOptimizer).Name}().",
                nameof(optimizer));
        }

        if (options is { MaxNorm: not null, ClipValue: not null })
        {
            throw new ArgumentException(
                $"Gradients are clipped by norm ({nameof(options.MaxNorm)}) or by value ({nameof(options.ClipValue)}), but both are set.",
                nameof(options));
        }

        if (!options.DecayBiases)
        {
            // An optimiser that cannot leave out weight decay says so here, on its own copy.
            optimizer.DisableWeightDecay();
        }

        ClassWeighting.Check(info, options);
        CheckFrozen(info, options);
    }

    private static void CheckFrozen(NetworkInfo info, TrainerOptions options)
    {
        IReadOnlyList<string> frozen = options.Frozen;
        string[] layers = [.. info.ParameterTable.Select(parameter => parameter.Layer).Distinct(StringComparer.Ordinal)];
        foreach (string name in frozen)
        {
            if (!layers.Contains(name, StringComparer.Ordinal))
            {
                string known = layers.Length == 0 ? "it has none" : string.Join(", ", layers);
                throw new ArgumentException(
                    $"{info.Name} has no layer '{name}' with parameters to freeze. Layers with parameters: {known}.", nameof(options));
            }
        }

        if (frozen.Count > 0
            && info.ParameterTable.Where(parameter => parameter.IsTrainable).All(
                parameter => frozen.Contains(parameter.Layer, StringComparer.Ordinal)))
        {
            throw new ArgumentException(
                $"Every layer of {info.Name} with parameters is frozen: nothing is left to train.", nameof(options));
        }
    }
}
