namespace CompiledNet.Runtime;

/// <summary>What a training trains on and validates with, checked against the network and the options.</summary>
internal sealed class FitPlan<TInput, TTarget>
    where TInput : unmanaged
    where TTarget : unmanaged
{
    /// <summary>The examples to train on; null for all.</summary>
    private readonly int[]? _examples;

    public FitPlan(NetworkInfo info, Dataset<TInput, TTarget> dataset, Dataset<TInput, TTarget>? validation, FitOptions options)
    {
        dataset.Check(info, nameof(dataset));
        validation?.Check(info, nameof(validation));
        Dataset = dataset;
        Validation = validation;
        if (options.ValidationFraction > 0)
        {
            if (validation is not null)
            {
                throw new ArgumentException($"A validation set came, and a {nameof(options.ValidationFraction)} too: one of them is expected.", nameof(validation));
            }

            (_examples, int[] validated) = ValidationSplit.Draw(dataset.Count, options.ValidationFraction, options.Seed);
            Validation = dataset.Select(validated);
        }

        CheckMetric(info, options);
        Evaluated = !options.EvaluateTraining ? null : _examples is null ? dataset : dataset.Select(_examples);
        Augmenter = ImageAugmenter.Create(options.Augmentation, info.InputShape, typeof(TInput) == typeof(int), info.Name, options.Seed, nameof(options));
        if (Augmenter is not null && Augmenter.Length != info.InputLength)
        {
            // The list was an array once, and someone has written to it.
            throw new ArgumentException($"{info.Name} reads {info.InputLength} values, but its input shape has {Augmenter.Length}: it was changed.", nameof(options));
        }

        int count = _examples?.Length ?? dataset.Count;
        ArgumentChecks.TrainingRows(info, Math.Min(count, options.BatchSize), nameof(dataset));
        Batches = new EpochBatches(count, options.BatchSize, info.MinimumTrainingRows);
    }

    public Dataset<TInput, TTarget> Dataset { get; }

    public Dataset<TInput, TTarget>? Validation { get; }

    /// <summary>The examples to train on, where they are evaluated too; else null.</summary>
    public Dataset<TInput, TTarget>? Evaluated { get; }

    public EpochBatches Batches { get; }

    /// <summary>What changes the images to train on; null for nothing.</summary>
    public ImageAugmenter? Augmenter { get; }

    /// <summary>The examples of an epoch in their order.</summary>
    public void Order(Span<int> order, bool shuffle, int seed, int epoch)
    {
        if (shuffle)
        {
            EpochOrder.Shuffle(order, seed, epoch);
        }
        else
        {
            EpochOrder.Identity(order);
        }

        for (int i = 0; _examples is not null && i < order.Length; i++)
        {
            order[i] = _examples[order[i]];
        }
    }

    private void CheckMetric(NetworkInfo info, FitOptions options)
    {
        if (options.EarlyStopping is not null && Validation is null)
        {
            throw new ArgumentException(
                $"{nameof(options.EarlyStopping)} looks at the validation: a validation set or a {nameof(options.ValidationFraction)} is expected.", nameof(options));
        }

        if (options.Metric is not (ValidationMetric.Loss or ValidationMetric.Accuracy))
        {
            throw new ArgumentException($"{nameof(options.Metric)} is {options.Metric}, which is no {nameof(ValidationMetric)}.", nameof(options));
        }

        if (options.Metric == ValidationMetric.Accuracy && typeof(TTarget) != typeof(int))
        {
            throw new ArgumentException($"{nameof(options.Metric)} is {options.Metric}, but the targets of {info.Name} here are no class labels: {ValidationMetric.Loss} is expected.", nameof(options));
        }
    }
}
