namespace CompiledNet.Runtime;

/// <summary>What a training trains on and validates with, checked against the network and the options.</summary>
internal sealed class FitPlan
{
    public FitPlan(NetworkInfo info, SlotData data, SlotData? validation, FitOptions options)
    {
        Data = data;
        Validation = validation;
        if (options.ValidationFraction > 0)
        {
            if (validation is not null)
            {
                throw new ArgumentException(
                    $"A validation set came, and a {nameof(options.ValidationFraction)} too: one of them is expected.", nameof(validation));
            }

            (Examples, ValidationExamples) = ValidationSplit.Draw(data.Count, options.ValidationFraction, options.Seed);
            Validation = data;
        }

        MetricCheck.Check(info, data.Variant, Validation is not null, options);
        if (validation is not null && validation.Variant != data.Variant)
        {
            throw new ArgumentException("The data set has targets of another kind than the validation set: labels in both or "
                + "distributions in both are expected.", nameof(validation));
        }

        Augmenters = InputAugmentation.Create(info, options);
        int count = Examples?.Length ?? data.Count;
        ArgumentChecks.TrainingRows(info, Math.Min(count, options.BatchSize), "dataset");
        Batches = new EpochBatches(count, options.BatchSize, info.MinimumTrainingRows);
    }

    /// <summary>What is trained on, and perhaps more.</summary>
    public SlotData Data { get; }

    /// <summary>The examples to train on; null for all.</summary>
    public int[]? Examples { get; }

    /// <summary>What is validated with, and perhaps more; null for nothing.</summary>
    public SlotData? Validation { get; }

    /// <summary>The examples to validate with; null for all.</summary>
    public int[]? ValidationExamples { get; }

    /// <summary>The number of examples to validate with; 0 for none.</summary>
    public int ValidationCount => ValidationExamples?.Length ?? Validation?.Count ?? 0;

    public EpochBatches Batches { get; }

    /// <summary>What changes the images of each input to train on; null for nothing.</summary>
    public ImageAugmenter?[] Augmenters { get; }

    /// <summary>Draws anew what changes the images.</summary>
    public void BeginEpoch(int epoch)
    {
        foreach (ImageAugmenter? augmenter in Augmenters)
        {
            augmenter?.Begin(epoch);
        }
    }

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

        for (int i = 0; Examples is not null && i < order.Length; i++)
        {
            order[i] = Examples[order[i]];
        }
    }
}
