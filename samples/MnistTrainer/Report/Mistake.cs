namespace MnistTrainer.Report;

/// <summary>An example that was taken for another class.</summary>
/// <param name="Example">Which of the examples, from 0.</param>
/// <param name="Actual">Its class.</param>
/// <param name="Predicted">What it was taken for.</param>
/// <param name="Probabilities">The probability of each class, as predicted.</param>
internal sealed record Mistake(int Example, int Actual, int Predicted, float[] Probabilities)
{
    /// <summary>How sure the network was, 0 to 1.</summary>
    public float Confidence => Probabilities[Predicted];
}
