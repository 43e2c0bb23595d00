namespace CompiledNet.Tests.Training;

/// <summary>Examples for <see cref="LinearNet"/> that it can learn: the class is the largest of three of the inputs.</summary>
internal static class LinearData
{
    public static (float[] Inputs, int[] Labels) Make(int rows, int seed = 1)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, rows * LinearNet.Inputs).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++)
        {
            float[] scores = inputs[(row * LinearNet.Inputs)..][..LinearNet.Classes];
            labels[row] = Array.IndexOf(scores, scores.Max());
        }

        return (inputs, labels);
    }

    public static float[] OneHot(int[] labels)
    {
        float[] targets = new float[labels.Length * LinearNet.Classes];
        for (int row = 0; row < labels.Length; row++)
        {
            targets[(row * LinearNet.Classes) + labels[row]] = 1;
        }

        return targets;
    }
}
