namespace CompiledNet;

/// <summary>The examples of a file for a network of any inputs and heads, parted into those to train on and those to test with. Made by
/// <see cref="CsvDataset"/>.</summary>
public sealed class CsvColumns
{
    private readonly CsvSlotData[] _slots;

    internal CsvColumns(CsvTable table, CsvSlot[] slots, CsvOptions options, string name)
    {
        (int[] training, int[] test) = CsvSplit.Draw(table.Count, options, name);
        _slots = Array.ConvertAll(slots, slot => new CsvSlotData(slot, [.. slot.Columns.Select(table.Column)], training, options));
        Training = Part(training);
        Test = test.Length > 0 ? Part(test) : null;
    }

    /// <summary>What to train on: a column a slot.</summary>
    public ColumnDataset Training { get; }

    /// <summary>What to test with; null where <see cref="CsvOptions.TestFraction"/> is 0.</summary>
    public ColumnDataset? Test { get; }

    /// <summary>The slots, in the order in which they were asked for.</summary>
    public IReadOnlyList<CsvSlotData> Slots => _slots;

    /// <summary>One slot.</summary>
    /// <param name="slot">Its name.</param>
    /// <exception cref="ArgumentException">There is no such slot.</exception>
    public CsvSlotData this[string slot] => Array.Find(_slots, one => one.Name == slot)
        ?? throw new ArgumentException($"There is no slot '{slot}': the slots are "
            + $"{string.Join(", ", _slots.Select(one => one.Name))}.", nameof(slot));

    private ColumnDataset Part(int[] examples) =>
        Dataset.FromColumns(examples.Length, Array.ConvertAll(_slots, slot => (slot.Name, slot.Column(examples))));
}
