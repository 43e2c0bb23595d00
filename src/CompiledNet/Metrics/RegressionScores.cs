namespace CompiledNet;

/// <summary>How well values were predicted: those of one output, or the mean over all outputs.</summary>
/// <param name="MeanAbsoluteError">The mean of |prediction − target|.</param>
/// <param name="MeanSquaredError">The mean of (prediction − target)².</param>
/// <param name="RootMeanSquaredError">Its square root; over several outputs, the mean of their roots.</param>
/// <param name="R2">
/// The coefficient of determination, 1 − Σ (prediction − target)² / Σ (target − mean of the targets)²: 1 is perfect, 0 is no better than
/// the mean. Where all targets are equal it is 1 for exact predictions and 0 for others; not a number for fewer than two rows.
/// </param>
public readonly record struct RegressionScores(double MeanAbsoluteError, double MeanSquaredError, double RootMeanSquaredError, double R2);
