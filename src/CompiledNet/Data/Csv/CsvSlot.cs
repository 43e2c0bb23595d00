namespace CompiledNet;

/// <summary>Which columns of a file become a slot of a network, an input or a target: what <see cref="CsvDataset"/> reads for it.</summary>
public sealed class CsvSlot
{
    private readonly string[] _columns;

    private CsvSlot(string name, CsvSlotKind kind, string[] columns)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(columns);
        Array.ForEach(columns, column => ArgumentException.ThrowIfNullOrEmpty(column, nameof(columns)));
        if (columns.Length == 0)
        {
            throw new ArgumentException($"The slot '{name}' has no columns, but at least one is expected.", nameof(columns));
        }

        Name = name;
        Kind = kind;
        _columns = columns;
    }

    /// <summary>The name of the slot: that of the parameter of the network's methods.</summary>
    public string Name { get; }

    /// <summary>The columns of the file.</summary>
    public IReadOnlyList<string> Columns => _columns;

    internal CsvSlotKind Kind { get; }

    /// <summary>Whether the columns are texts, each its place among those that occur.</summary>
    internal bool IsText => Kind is CsvSlotKind.Tokens or CsvSlotKind.Classes;

    /// <summary>Whether the columns are targets, whose missing values cannot be filled in.</summary>
    internal bool IsTarget => Kind is CsvSlotKind.Classes or CsvSlotKind.Values;

    /// <summary>
    /// An input of values: a number is one, standardised unless <see cref="CsvOptions.Standardize"/> says otherwise; a category
    /// (<see cref="CsvOptions.Categories"/>) one for each of its texts.
    /// </summary>
    /// <param name="name">The name of the slot.</param>
    /// <param name="columns">The columns, in the order of the inputs.</param>
    public static CsvSlot Numbers(string name, params string[] columns) => new(name, CsvSlotKind.Numbers, columns);

    /// <summary>
    /// An input of tokens, for an <c>[Embedding]</c>: one a column, numbered through all of them, so that each text of each column is a
    /// token of its own.
    /// </summary>
    /// <param name="name">The name of the slot.</param>
    /// <param name="columns">The columns, in the order of the tokens.</param>
    public static CsvSlot Tokens(string name, params string[] columns) => new(name, CsvSlotKind.Tokens, columns);

    /// <summary>A target of class labels.</summary>
    /// <param name="name">The name of the slot.</param>
    /// <param name="column">The column whose texts are the classes (256 at most): numbered by value where all are numbers, else in ordinal
    /// order.</param>
    public static CsvSlot Classes(string name, string column) => new(name, CsvSlotKind.Classes, [column]);

    /// <summary>A target of values, as they are unless <see cref="CsvOptions.StandardizeTarget"/> says otherwise.</summary>
    /// <param name="name">The name of the slot.</param>
    /// <param name="columns">The columns, in the order of the targets.</param>
    public static CsvSlot Values(string name, params string[] columns) => new(name, CsvSlotKind.Values, columns);
}

/// <summary>What the columns of a file become.</summary>
internal enum CsvSlotKind
{
    /// <summary>An input of values.</summary>
    Numbers,

    /// <summary>An input of tokens.</summary>
    Tokens,

    /// <summary>Class labels.</summary>
    Classes,

    /// <summary>Values to predict.</summary>
    Values,
}
