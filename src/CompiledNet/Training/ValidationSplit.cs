namespace CompiledNet.Runtime;

/// <summary>Draws the examples that a training validates with and does not train on.</summary>
internal static class ValidationSplit
{
    /// <summary>Epochs are counted from 1.</summary>
    private const int Epoch = 0;

    /// <summary>The examples of both parts in ascending order; they depend on count, share and seed only.</summary>
    /// <param name="count">All examples.</param>
    /// <param name="fraction">The share of the validation, above 0 and below 1.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ArgumentException">A part would be empty.</exception>
    public static (int[] Training, int[] Validation) Draw(int count, double fraction, int seed)
    {
        int validated = (int)Math.Round(count * fraction);
        if (validated < 1 || validated >= count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{nameof(FitOptions.ValidationFraction)} is {fraction}: of {count} examples that leaves {count - validated} to train on and {validated} to validate with, but at least 1 each is expected."));
        }

        int[] order = new int[count];
        EpochOrder.Shuffle(order, seed, Epoch);
        int[] training = order[validated..], validation = order[..validated];
        Array.Sort(training);
        Array.Sort(validation);
        return (training, validation);
    }
}
