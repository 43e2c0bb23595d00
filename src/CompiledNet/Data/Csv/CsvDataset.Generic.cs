using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>The examples of a file, parted into those to train on and those to test with. Made by <see cref="CsvDataset"/>.</summary>
/// <typeparam name="TTarget"><c>int</c> for classes, <c>float</c> for values.</typeparam>
public sealed class CsvDataset<TTarget>
    where TTarget : unmanaged
{
    private readonly CsvFeatures _features;

    /// <param name="table">The columns.</param>
    /// <param name="targetName">The column of the target.</param>
    /// <param name="options">What becomes of them.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="target">A target of a value of the file, by the moments that the target is standardised with.</param>
    /// <param name="create">Makes a data set of inputs and targets.</param>
    internal CsvDataset(
        CsvTable table,
        string targetName,
        CsvOptions options,
        string name,
        Func<double, CsvMoments, TTarget> target,
        Func<float[], TTarget[], Dataset<float, TTarget>> create)
    {
        (int[] training, int[] test) = CsvSplit.Draw(table.Count, options, name);
        CsvColumn targets = table.Column(targetName);
        _features = new CsvFeatures([.. table.Columns.Where(column => column != targets)], training, options.Standardize, options.Missing);
        ClassNames = targets.Texts;
        CsvMoments moments = options.StandardizeTarget && !targets.IsText ? CsvMoments.Of(targets, training) : CsvMoments.None;
        (TargetMean, TargetDeviation) = moments;
        Training = Part(training);
        Test = test.Length > 0 ? Part(test) : null;

        Dataset<float, TTarget> Part(int[] examples) =>
            create(_features.Inputs(examples), Array.ConvertAll(examples, example => target(targets.Values[example], moments)));
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
    public ReadOnlyMemory<double> Means => _features.Means;

    /// <summary>
    /// What each input is divided by then, [<see cref="InputLength"/>]; 1 for categories, for constant columns, and where nothing is
    /// standardised.
    /// </summary>
    public ReadOnlyMemory<double> Deviations => _features.Deviations;

    /// <summary>
    /// What was taken off each target: a prediction times <see cref="TargetDeviation"/> plus this is in the file's units. 0 without
    /// <see cref="CsvOptions.StandardizeTarget"/>.
    /// </summary>
    public double TargetMean { get; }

    /// <summary>What each target was divided by then; 1 without <see cref="CsvOptions.StandardizeTarget"/>.</summary>
    public double TargetDeviation { get; }

    /// <summary>
    /// Makes inputs of rows that were not in the file as those of the file are: fills in missing values, takes off the means and divides by
    /// the deviations, all in double.
    /// </summary>
    /// <param name="rows">[rows, <see cref="InputLength"/>], categories as ones and zeros; not a number where a value is missing.</param>
    /// <param name="inputs">[rows, <see cref="InputLength"/>].</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole rows, or as many as the inputs; or one is missing and <see cref="CsvOptions.Missing"/> was not
    /// <see cref="MissingValues.Mean"/>.
    /// </exception>
    public void Standardize(ReadOnlySpan<double> rows, Span<float> inputs)
    {
        CheckRows(rows.Length);
        if (inputs.Length != rows.Length)
        {
            throw new ArgumentException(
                $"As many inputs as values are expected, {rows.Length}, but the span has {inputs.Length}.", nameof(inputs));
        }

        _features.Standardize(rows, inputs);
    }

    /// <summary>
    /// The same in place, for values that a float has without loss: not for dates such as 20240101 or seconds since 1970.
    /// </summary>
    /// <param name="rows">[rows, <see cref="InputLength"/>], categories as ones and zeros; not a number where a value is missing;
    /// overwritten.</param>
    /// <exception cref="ArgumentException">
    /// The values are not whole rows, or one is missing and <see cref="CsvOptions.Missing"/> was not <see cref="MissingValues.Mean"/>.
    /// </exception>
    public void Standardize(Span<float> rows)
    {
        CheckRows(rows.Length);
        _features.Standardize(rows);
    }

    private void CheckRows(int rows)
    {
        if (rows % InputLength != 0)
        {
            throw new ArgumentException($"Rows of {InputLength} inputs are expected, but {rows} values are not whole rows.", nameof(rows));
        }
    }
}
