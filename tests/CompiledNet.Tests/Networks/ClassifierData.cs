namespace CompiledNet.Tests.Networks;

/// <summary>Random examples for classifiers that are declared in the tests.</summary>
internal static class ClassifierData
{
    public static (float[] Inputs, int[] Labels) Make(int rows, int length, int classes, int seed = 1)
    {
        var random = new Random(seed);
        float[] inputs = [.. Enumerable.Range(0, rows * length).Select(_ => (random.NextSingle() * 2) - 1)];
        return (inputs, [.. Enumerable.Range(0, rows).Select(_ => random.Next(classes))]);
    }

    public static (int[] Tokens, int[] Labels) Tokens(int rows, int length, int vocabulary, int classes, int seed = 1)
    {
        var random = new Random(seed);
        int[] tokens = [.. Enumerable.Range(0, rows * length).Select(_ => random.Next(vocabulary))];
        return (tokens, [.. Enumerable.Range(0, rows).Select(row => tokens[row * length] % classes)]);
    }
}
