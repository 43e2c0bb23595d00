namespace CompiledNet;

/// <summary>Turns columns into rows of inputs.</summary>
internal sealed class CsvFeatures
{
    private readonly IReadOnlyList<CsvColumn> _columns;
    private readonly float[] _means, _deviations;

    /// <summary>The value of a missing number, by column.</summary>
    private readonly float[] _fillings;

    /// <param name="table">The columns.</param>
    /// <param name="training">The examples that means and deviations are taken from.</param>
    /// <param name="standardizes">Whether numbers are standardised.</param>
    public CsvFeatures(CsvTable table, int[] training, bool standardizes)
    {
        _columns = table.Inputs;
        Names = [.. _columns.SelectMany(column => column.IsText ? column.Texts.Select(text => $"{column.Name}={text}") : [column.Name])];
        _means = new float[Names.Count];
        _deviations = new float[Names.Count];
        Array.Fill(_deviations, 1);
        _fillings = new float[_columns.Count];
        for (int i = 0, input = 0; i < _columns.Count; input += _columns[i].IsText ? _columns[i].Texts.Length : 1, i++)
        {
            if (_columns[i].IsText)
            {
                continue;
            }

            (float mean, float deviation) = Moments(_columns[i], training);
            _fillings[i] = mean;
            if (standardizes)
            {
                _means[input] = mean;
                _deviations[input] = deviation;
            }
        }
    }

    public IReadOnlyList<string> Names { get; }

    public ReadOnlyMemory<float> Means => _means;

    public ReadOnlyMemory<float> Deviations => _deviations;

    /// <summary>The inputs of some examples, [examples, inputs].</summary>
    public float[] Inputs(int[] examples)
    {
        float[] inputs = new float[checked(examples.Length * Names.Count)];
        for (int row = 0; row < examples.Length; row++)
        {
            Span<float> rest = inputs.AsSpan(row * Names.Count, Names.Count);
            for (int i = 0; i < _columns.Count; i++)
            {
                float value = _columns[i].Values[examples[row]];
                if (!_columns[i].IsText)
                {
                    rest[0] = float.IsNaN(value) ? _fillings[i] : value;
                    rest = rest[1..];
                    continue;
                }

                if (!float.IsNaN(value))
                {
                    rest[(int)value] = 1;
                }

                rest = rest[_columns[i].Texts.Length..];
            }
        }

        Standardize(inputs);
        return inputs;
    }

    public void Standardize(Span<float> rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            int input = i % _means.Length;
            rows[i] = (rows[i] - _means[input]) / _deviations[input];
        }
    }

    /// <summary>Mean and deviation (of the examples as they are, not an estimate) of the values that are there; a deviation of 1 where all are the same.</summary>
    public static (float Mean, float Deviation) Moments(CsvColumn column, int[] examples)
    {
        double sum = 0, squares = 0;
        int count = 0;
        foreach (int example in examples)
        {
            float value = column.Values[example];
            if (!float.IsNaN(value))
            {
                sum += value;
                count++;
            }
        }

        double mean = count > 0 ? sum / count : 0;
        foreach (int example in examples)
        {
            float value = column.Values[example];
            squares += float.IsNaN(value) ? 0 : (value - mean) * (value - mean);
        }

        float deviation = count > 0 ? (float)Math.Sqrt(squares / count) : 0;
        return ((float)mean, deviation > 0 ? deviation : 1);
    }
}
