namespace CompiledNet;

/// <summary>
/// How well a class, or an average over classes, was predicted. A score whose denominator is zero is 0, which is what scikit-learn's
/// <c>zero_division</c> gives unless told otherwise.
/// </summary>
/// <param name="Precision">Of the examples predicted to be of the class, the share that is: TP / (TP + FP).</param>
/// <param name="Recall">Of the examples of the class, the share predicted to be: TP / (TP + FN).</param>
/// <param name="F1">The harmonic mean of both: 2 TP / (2 TP + FP + FN); an average of it is over the classes' own.</param>
/// <param name="Support">The examples of the class, or of all classes.</param>
public readonly record struct ClassScores(double Precision, double Recall, double F1, long Support)
{
    internal static ClassScores Of(long right, long predicted, long actual) =>
        new(Ratio(right, predicted), Ratio(right, actual), Ratio(2 * right, predicted + actual), actual);

    private static double Ratio(long numerator, long denominator) => denominator == 0 ? 0 : (double)numerator / denominator;
}
