using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>The examples of a file, parted into those to train on and those to test with. Made by <see cref="CsvDataset"/>.</summary>
/// <typeparam name="TTarget"><c>int</c> for classes, <c>float</c> for values.</typeparam>
public sealed class CsvDataset<TTarget>
    where TTarget : unmanaged
{
    private readonly CsvFeatures _features;

    internal CsvDataset(CsvTable table, CsvOptions options, TTarget[] targets, string name, Func<float[], TTarget[], Dataset<float, TTarget>> create)
    {
        int count = table.Count;
        int[] training, test = [];
        if (options.TestFraction > 0)
        {
            int tested = (int)Math.Round(count * options.TestFraction);
            if (tested < 1 || tested >= count)
            {
                throw new NetworkFormatException(FormattableString.Invariant(
                    $"'{name}' has {count} examples: a {nameof(CsvOptions.TestFraction)} of {options.TestFraction} leaves {count - tested} to train on and {tested} to test with, but at least 1 each is expected."));
            }

            (training, test) = ValidationSplit.Draw(count, options.TestFraction, options.Seed);
        }
        else
        {
            training = [.. Enumerable.Range(0, count)];
        }

        _features = new CsvFeatures(table, training, options.Standardize);
        ClassNames = table.Target.Texts;
        if (options.StandardizeTarget && targets is float[] values)
        {
            (TargetMean, TargetDeviation) = CsvFeatures.Moments(table.Target, training);
            targets = (TTarget[])(object)Array.ConvertAll(values, value => (value - TargetMean) / TargetDeviation);
        }

        Training = create(_features.Inputs(training), Array.ConvertAll(training, i => targets[i]));
        Test = test.Length > 0 ? create(_features.Inputs(test), Array.ConvertAll(test, i => targets[i])) : null;
    }

    /// <summary>What to train on.</summary>
    public Dataset<float, TTarget> Training { get; }

    /// <summary>What to test with; null where <see cref="CsvOptions.TestFraction"/> is 0.</summary>
    public Dataset<float, TTarget>? Test { get; }

    /// <summary>Inputs per example: what the network's <c>[Input]</c> takes.</summary>
    public int InputLength => _features.Names.Count;

    /// <summary>The inputs' names, [<see cref="InputLength"/>]: a column's, or <c>column=text</c> for each category.</summary>
    public IReadOnlyList<string> InputNames => _features.Names;

    /// <summary>The classes' names by label; empty where the targets are values.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>What is taken off each input, [<see cref="InputLength"/>]; 0 for categories, and where nothing is standardised.</summary>
    public ReadOnlyMemory<float> Means => _features.Means;

    /// <summary>What each input is divided by then, [<see cref="InputLength"/>]; 1 for categories, for constant columns, and where nothing is standardised.</summary>
    public ReadOnlyMemory<float> Deviations => _features.Deviations;

    /// <summary>What was taken off each target: a prediction times <see cref="TargetDeviation"/> plus this is in the file's units. 0 without <see cref="CsvOptions.StandardizeTarget"/>.</summary>
    public float TargetMean { get; }

    /// <summary>What each target was divided by then; 1 without <see cref="CsvOptions.StandardizeTarget"/>.</summary>
    public float TargetDeviation { get; } = 1;

    /// <summary>Makes inputs of rows that were not in the file as those of the file are: takes off the means and divides by the deviations.</summary>
    /// <param name="rows">[rows, <see cref="InputLength"/>], categories as ones and zeros; overwritten.</param>
    /// <exception cref="ArgumentException">The values are not whole rows.</exception>
    public void Standardize(Span<float> rows)
    {
        if (rows.Length % InputLength != 0)
        {
            throw new ArgumentException($"Rows of {InputLength} inputs are expected, but {rows.Length} values are not whole rows.", nameof(rows));
        }

        _features.Standardize(rows);
    }
}
