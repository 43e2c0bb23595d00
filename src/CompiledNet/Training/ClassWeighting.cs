namespace CompiledNet.Runtime;

/// <summary>Finds the weights of classes that a trainer's options give a loss.</summary>
internal static class ClassWeighting
{
    /// <summary>The weights of a loss's classes; null for ones.</summary>
    /// <param name="options">The options.</param>
    /// <param name="info">The network.</param>
    /// <param name="loss">The number of the loss.</param>
    public static IReadOnlyList<double>? ClassWeightsOf(this TrainerOptions options, NetworkInfo info, int loss) =>
        options.ClassWeightsByLoss.TryGetValue(info.Losses[loss].Name, out IReadOnlyList<double>? weights) ? weights
        : info.Losses.Count == 1 ? options.ClassWeights
        : null;

    /// <summary>Refuses weights for losses that the network has not, that take no labels, or of another number.</summary>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public static void Check(NetworkInfo info, TrainerOptions options)
    {
        if (options.ClassWeights is { } single)
        {
            if (info.Losses.Count > 1)
            {
                throw new ArgumentException(
                    $"{info.Name} has {info.Losses.Count} losses, so that {nameof(options.ClassWeights)} could mean any: set {nameof(options.ClassWeightsByLoss)}.",
                    nameof(options));
            }

            int classes = info.Losses.Count == 0 ? 0 : LossWeighting.ClassesOf(info, 0);
            if (single.Count != classes)
            {
                throw new ArgumentException(
                    classes == 0
                        ? $"{info.Name} has no loss over classes, but {nameof(options.ClassWeights)} has {single.Count} weights."
                        : $"{info.Name} has {classes} classes, but {nameof(options.ClassWeights)} has {single.Count} weights.",
                    nameof(options));
            }
        }

        foreach ((string name, IReadOnlyList<double> weights) in options.ClassWeightsByLoss)
        {
            int loss = -1;
            for (int i = 0; i < info.Losses.Count; i++)
            {
                loss = info.Losses[i].Name == name ? i : loss;
            }

            int classes = loss < 0 ? 0 : LossWeighting.ClassesOf(info, loss);
            if (classes == 0)
            {
                throw new ArgumentException(
                    $"{info.Name} has no loss '{name}' over classes, but {nameof(options.ClassWeightsByLoss)} has weights for it.",
                    nameof(options));
            }

            if (classes != weights.Count)
            {
                throw new ArgumentException(
                    $"The loss '{name}' of {info.Name} has {classes} classes, but {nameof(options.ClassWeightsByLoss)} has {weights.Count} weights for it.",
                    nameof(options));
            }
        }
    }
}
