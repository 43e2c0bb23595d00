namespace CompiledNet;

/// <summary>Which columns of a file are read, and as what.</summary>
internal sealed class CsvWanted
{
    private readonly HashSet<string> _texts;
    private readonly HashSet<string> _numbers;

    private CsvWanted(
        IEnumerable<string> named, IEnumerable<string> targets, IEnumerable<string> texts, IEnumerable<string> numbers, bool readsOthers)
    {
        Named = [.. named];
        Targets = [.. targets];
        _texts = [.. texts];
        _numbers = [.. numbers];
        ReadsOthers = readsOthers;
    }

    /// <summary>The columns that must be there.</summary>
    public HashSet<string> Named { get; }

    /// <summary>Those whose missing values cannot be filled in.</summary>
    public HashSet<string> Targets { get; }

    /// <summary>Whether the other columns are read too, but those that the options ignore.</summary>
    public bool ReadsOthers { get; }

    /// <summary>A target, and all columns beside it.</summary>
    public static CsvWanted Beside(string target, bool isText) =>
        new([target], [target], isText ? [target] : [], isText ? [] : [target], readsOthers: true);

    /// <summary>The columns of slots.</summary>
    /// <exception cref="ArgumentException">There is no slot, two have one name, or a column is text in one and a value to predict in
    /// another.</exception>
    public static CsvWanted Of(CsvSlot[] slots)
    {
        if (slots.Length == 0)
        {
            throw new ArgumentException("There are no slots, but one for each input and each loss of the network is "
                + "expected.", nameof(slots));
        }

        if (slots.GroupBy(slot => slot.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"There are {twice.Count()} slots '{twice.Key}', but each needs a name of its own.", nameof(slots));
        }

        var wanted = new CsvWanted(
            slots.SelectMany(slot => slot.Columns),
            slots.Where(slot => slot.IsTarget).SelectMany(slot => slot.Columns),
            slots.Where(slot => slot.IsText).SelectMany(slot => slot.Columns),
            slots.Where(slot => slot.Kind == CsvSlotKind.Values).SelectMany(slot => slot.Columns),
            readsOthers: false);
        return wanted._texts.FirstOrDefault(wanted._numbers.Contains) is { } both
            ? throw new ArgumentException($"The column '{both}' is text in one slot and a value to predict in another: it can be one of "
                + "them.", nameof(slots))
            : wanted;
    }

    /// <summary>Whether a column is read.</summary>
    public bool Reads(string column, CsvOptions options) => Named.Contains(column) || (ReadsOthers && !options.Ignored.Contains(column));

    /// <summary>Whether a column's texts count, and not the numbers that they may be.</summary>
    public bool IsText(string column, CsvOptions options) =>
        _texts.Contains(column) || (!_numbers.Contains(column) && options.Categories.Contains(column));
}
