using System.Globalization;

namespace CompiledNet;

/// <summary>
/// A step whose loss or gradients are not finite, under <see cref="TrainerOptions.NaNGuard"/>. Parameters, optimiser state and counts are
/// as before the step; gradients that were accumulated until then are dropped.
/// </summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    internal TrainingDivergedException(long step, double? loss, string? parameter, bool isParameter)
        : base(Describe(step, loss, parameter, isParameter))
    {
        Step = step;
        Loss = (float?)loss;
        Layer = parameter is null ? null : ParameterInfo.LayerOf(parameter);
    }

    /// <summary>The ordinal of the step, from 1.</summary>
    public long Step { get; }

    /// <summary>The mean loss of the step; null where the gradients were handed in.</summary>
    public float? Loss { get; }

    /// <summary>
    /// The first layer of the network with a parameter or, where those are finite, a gradient that is not finite; null where only the loss
    /// is not.
    /// </summary>
    public string? Layer { get; }

    private static string Describe(long step, double? loss, string? parameter, bool isParameter)
    {
        string losses = loss is { } value && !double.IsFinite(value)
            ? $"the loss is {value.ToString(CultureInfo.InvariantCulture)}"
            : string.Empty;
        string where = parameter is null ? string.Empty
            : isParameter ? $"'{ParameterInfo.LayerOf(parameter)}' is the first layer whose parameters are not finite ({parameter})"
            : $"'{ParameterInfo.LayerOf(parameter)}' is the first layer whose gradients are not finite ({parameter})";
        string and = losses.Length > 0 && where.Length > 0 ? ", and " : string.Empty;
        return $"Step {step.ToString(CultureInfo.InvariantCulture)} was not taken: {losses}{and}{where}. The parameters are as before the step.";
    }
}
