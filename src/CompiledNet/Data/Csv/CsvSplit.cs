using System.Globalization;
using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>Parts the examples of a file.</summary>
internal static class CsvSplit
{
    /// <summary>The examples to train on, and those to test with.</summary>
    /// <exception cref="NetworkFormatException">A part would be empty.</exception>
    public static (int[] Training, int[] Test) Draw(int count, CsvOptions options, string name)
    {
        if (options.TestFraction == 0)
        {
            return ([.. Enumerable.Range(0, count)], []);
        }

        int tested = (int)Math.Round(count * options.TestFraction);
        return tested >= 1 && tested < count
            ? ValidationSplit.Draw(count, options.TestFraction, options.Seed)
            : throw new NetworkFormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"'{name}' has {count} examples: a {nameof(CsvOptions.TestFraction)} of {options.TestFraction} leaves {count - tested} "
                    + $"to train on and {tested} to test with, but at least 1 each is expected."));
    }
}
