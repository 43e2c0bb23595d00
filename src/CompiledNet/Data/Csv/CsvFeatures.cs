namespace CompiledNet;

/// <summary>Turns columns, or rows from elsewhere, into rows of inputs.</summary>
internal sealed class CsvFeatures
{
    private readonly IReadOnlyList<CsvColumn> _columns;
    private readonly double[] _means, _deviations;

    /// <summary>What a missing value becomes, by input.</summary>
    private readonly double[] _fillings;
    private readonly bool _fillsIn;

    /// <param name="columns">The columns.</param>
    /// <param name="training">The examples that means and deviations are taken from.</param>
    /// <param name="standardizes">Whether numbers are standardised.</param>
    /// <param name="missing">What becomes of missing ones.</param>
    public CsvFeatures(IReadOnlyList<CsvColumn> columns, int[] training, bool standardizes, MissingValues missing)
    {
        _columns = columns;
        Names = [.. _columns.SelectMany(column => column.IsText ? column.Texts.Select(text => $"{column.Name}={text}") : [column.Name])];
        _means = new double[Names.Count];
        _deviations = new double[Names.Count];
        _fillings = new double[Names.Count];
        _fillsIn = missing == MissingValues.Mean;
        Array.Fill(_deviations, 1);
        for (int i = 0, input = 0; i < _columns.Count; input += Width(_columns[i]), i++)
        {
            if (!_columns[i].IsText)
            {
                var moments = CsvMoments.Of(_columns[i], training);
                _fillings[input] = moments.Mean;
                (_means[input], _deviations[input]) = standardizes ? moments : CsvMoments.None;
            }
        }
    }

    public IReadOnlyList<string> Names { get; }

    public ReadOnlyMemory<double> Means => _means;

    public ReadOnlyMemory<double> Deviations => _deviations;

    /// <summary>The inputs of some examples, [examples, inputs].</summary>
    public float[] Inputs(int[] examples)
    {
        float[] inputs = new float[checked(examples.Length * Names.Count)];
        for (int row = 0; row < examples.Length; row++)
        {
            Span<float> rest = inputs.AsSpan(row * Names.Count, Names.Count);
            for (int i = 0, input = 0; i < _columns.Count; input += Width(_columns[i]), i++)
            {
                double value = _columns[i].Values[examples[row]];
                if (!_columns[i].IsText)
                {
                    rest[input] = Input(value, input);
                }
                else if (!double.IsNaN(value))
                {
                    rest[input + (int)value] = 1;
                }
            }
        }

        return inputs;
    }

    /// <summary>The inputs of whole rows that were not in the file.</summary>
    public void Standardize(ReadOnlySpan<double> rows, Span<float> inputs)
    {
        for (int i = 0; !_fillsIn && i < rows.Length; i++)
        {
            ThrowIfMissing(rows[i], i, nameof(rows));
        }

        for (int i = 0; i < rows.Length; i++)
        {
            inputs[i] = Input(rows[i], i % _means.Length);
        }
    }

    /// <summary>The same in place.</summary>
    public void Standardize(Span<float> rows)
    {
        for (int i = 0; !_fillsIn && i < rows.Length; i++)
        {
            ThrowIfMissing(rows[i], i, nameof(rows));
        }

        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = Input(rows[i], i % _means.Length);
        }
    }

    private static int Width(CsvColumn column) => column.IsText ? column.Texts.Length : 1;

    private float Input(double value, int input) =>
        new CsvMoments(_means[input], _deviations[input]).Standardize(double.IsNaN(value) ? _fillings[input] : value);

    private void ThrowIfMissing(double value, int index, string name)
    {
        if (double.IsNaN(value))
        {
            (int row, int input) = Math.DivRem(index, _means.Length);
            throw new ArgumentException(
                $"Row {row}, input {input} ('{Names[input]}') is not a number, which is a missing value: only a set read with "
                + $"{nameof(CsvOptions)}.{nameof(CsvOptions.Missing)} = {nameof(MissingValues)}.{nameof(MissingValues.Mean)} fills it in.",
                name);
        }
    }
}
