namespace CompiledNet.Runtime;

/// <summary>Refuses options that ask for a best epoch by what a training does not have.</summary>
internal static class MetricCheck
{
    /// <summary>Checks metric, head and early stopping.</summary>
    /// <param name="info">The network.</param>
    /// <param name="variant">The variant of the targets.</param>
    /// <param name="validates">Whether there is a validation.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ArgumentException">They do not fit the network or the data.</exception>
    public static void Check(NetworkInfo info, int variant, bool validates, FitOptions options)
    {
        if (options.EarlyStopping is not null && !validates)
        {
            throw new ArgumentException(
                $"{nameof(options.EarlyStopping)} looks at the validation: a validation set or a {nameof(options.ValidationFraction)} "
                    + "is expected.", nameof(options));
        }

        if (options.Metric is not (ValidationMetric.Loss or ValidationMetric.Accuracy))
        {
            throw new ArgumentException($"{nameof(options.Metric)} is {options.Metric}, which is no "
                + $"{nameof(ValidationMetric)}.", nameof(options));
        }

        SlotInfo[] targets = info.TargetSlots[variant];
        if (options.MetricHead is { } head)
        {
            int loss = info.LossNamed(head, nameof(options));
            if (options.Metric == ValidationMetric.Accuracy && targets[loss].Kind != SlotKind.Labels)
            {
                throw new ArgumentException(
                    $"{nameof(options.Metric)} is {options.Metric}, but the targets of '{head}' of {info.Name} are no class labels: "
                        + $"{ValidationMetric.Loss} is expected.", nameof(options));
            }
        }
        else if (options.Metric == ValidationMetric.Accuracy)
        {
            switch (Array.FindAll(targets, target => target.Kind == SlotKind.Labels).Length)
            {
                case 0:
                    throw new ArgumentException(
                        $"{nameof(options.Metric)} is {options.Metric}, but the targets of {info.Name} here are no class labels: "
                            + $"{ValidationMetric.Loss} is expected.", nameof(options));
                case > 1:
                    throw new ArgumentException(
                        $"{nameof(options.Metric)} is {options.Metric}, which several heads of {info.Name} have: set "
                            + $"{nameof(options.MetricHead)} to the name of one.", nameof(options));
            }
        }
    }
}
