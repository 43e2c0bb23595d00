using System.Globalization;

namespace CompiledNet.Tests;

/// <summary>A seed that no run before has had, which the test's output tells; COMPILEDNET_TESTS_RANDOM_SEED brings one back.</summary>
internal static class FreshSeed
{
    private const string Variable = "COMPILEDNET_TESTS_RANDOM_SEED";

    /// <summary>The seed of a test.</summary>
    public static int Next()
    {
        int seed = Environment.GetEnvironmentVariable(Variable) is { } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"The seed is {seed}: {Variable}={seed} repeats this.");
        return seed;
    }
}
