using System.Globalization;

namespace CompiledNet;

/// <summary>
/// Ends a training when <see cref="FitOptions.Metric"/> no longer gets better. It needs a validation set or
/// <see cref="FitOptions.ValidationFraction"/>.
/// </summary>
public sealed class EarlyStopping
{
    private readonly int _patience = 5;
    private readonly double _minimumDelta;

    /// <summary>Epochs in a row without a better one after which the training ends, at least 1; 5 by default.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public int Patience
    {
        get => _patience;
        init => _patience = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Patience), value, $"{nameof(Patience)} is {value}, but it must be at least 1.");
    }

    /// <summary>
    /// By more than this an epoch must be better than the best before it to count as better; finite and not negative, 0 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double MinimumDelta
    {
        get => _minimumDelta;
        init => _minimumDelta = OptimizerChecks.NotNegative(value, nameof(MinimumDelta));
    }

    /// <summary>
    /// Whether the network gets the parameters of the best epoch back when the training ends, after all its epochs too; true by default.
    /// Not where it is cancelled. The optimiser's state and the moving average stay as they were after the last step.
    /// </summary>
    public bool RestoreBest { get; init; } = true;

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"patience {Patience}, minimum delta {MinimumDelta}, {(RestoreBest ? "restoring the best" : "not restoring the best")}");
}
