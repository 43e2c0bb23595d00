using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>What became of the columns of one slot. Made by <see cref="CsvDataset"/>.</summary>
public sealed class CsvSlotData
{
    private readonly CsvSlot _slot;
    private readonly CsvColumn[] _columns;
    private readonly CsvFeatures? _features;

    /// <summary>The first token of each column.</summary>
    private readonly int[] _firstTokens;

    internal CsvSlotData(CsvSlot slot, CsvColumn[] columns, int[] training, CsvOptions options)
    {
        _slot = slot;
        _columns = columns;
        _firstTokens = new int[columns.Length];
        if (!slot.IsText)
        {
            _features = new CsvFeatures(
                columns, training, slot.Kind == CsvSlotKind.Numbers ? options.Standardize : options.StandardizeTarget, options.Missing);
            Names = _features.Names;
            return;
        }

        var names = new List<string>();
        for (int i = 0; i < columns.Length; i++)
        {
            _firstTokens[i] = names.Count;
            names.AddRange(
                slot.Kind == CsvSlotKind.Classes ? columns[i].Texts : columns[i].Texts.Select(text => $"{columns[i].Name}={text}"));
            if (HasMissing(columns[i]))
            {
                names.Add($"{columns[i].Name}=");
            }
        }

        Names = names;
    }

    /// <summary>The name of the slot.</summary>
    public string Name => _slot.Name;

    /// <summary>
    /// Of an input of values the inputs' names, a column's or <c>column=text</c> for each category; of tokens <c>column=text</c> for each
    /// token, with no text for a missing one; of class labels the texts by label; of values to predict the columns.
    /// </summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What is taken off each value, in the order of <see cref="Names"/>; 0 where nothing is standardised, and empty for tokens
    /// and labels.</summary>
    public ReadOnlyMemory<double> Means => _features?.Means ?? default;

    /// <summary>What each value is divided by then; 1 where nothing is standardised, and empty for tokens and labels.</summary>
    public ReadOnlyMemory<double> Deviations => _features?.Deviations ?? default;

    /// <summary>The token of a text.</summary>
    /// <param name="column">The column of the file.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">The slot has no such column of texts, or the text does not occur in the file.</exception>
    public int TokenOf(string column, string text)
    {
        int index = Array.FindIndex(_columns, one => one.Name == column);
        if (index < 0 || !_slot.IsText)
        {
            throw new ArgumentException($"The slot '{Name}' has no texts of a column '{column}'.", nameof(column));
        }

        int place = Array.IndexOf(_columns[index].Texts, text);
        return place >= 0
            ? _firstTokens[index] + place
            : throw new ArgumentException($"The column '{column}' has no {TensorText.Quote(text)}: its texts are "
                + $"{string.Join(", ", _columns[index].Texts)}.", nameof(text));
    }

    /// <summary>Makes inputs of rows that were not in the file, as
    /// <see cref="CsvDataset{TTarget}.Standardize(ReadOnlySpan{double}, Span{float})"/> does.</summary>
    /// <param name="rows">[rows, <see cref="Names"/>], categories as ones and zeros; not a number where a value is missing.</param>
    /// <param name="inputs">[rows, <see cref="Names"/>].</param>
    /// <exception cref="ArgumentException">The slot has no values, the values are not whole rows or as many as the inputs, or one is
    /// missing and cannot be filled in.</exception>
    public void Standardize(ReadOnlySpan<double> rows, Span<float> inputs)
    {
        if (_features is null)
        {
            throw new ArgumentException($"The slot '{Name}' has texts, which are not standardised.", nameof(rows));
        }

        if (rows.Length % Names.Count != 0 || inputs.Length != rows.Length)
        {
            throw new ArgumentException(
                $"Rows of {Names.Count} values and as many inputs are expected, but {rows.Length} values and {inputs.Length} inputs "
                    + "came.", nameof(rows));
        }

        _features.Standardize(rows, inputs);
    }

    /// <summary>The slot's column of a data set of some examples.</summary>
    internal DataColumn Column(int[] examples)
    {
        if (_features is not null)
        {
            return _features.Inputs(examples);
        }

        int[] integers = new int[examples.Length * _columns.Length];
        for (int i = 0; i < integers.Length; i++)
        {
            (int row, int column) = Math.DivRem(i, _columns.Length);
            double place = _columns[column].Values[examples[row]];
            integers[i] = _firstTokens[column] + (double.IsNaN(place) ? _columns[column].Texts.Length : (int)place);
        }

        return integers;
    }

    private static bool HasMissing(CsvColumn column)
    {
        foreach (double value in column.Values)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }
}
