namespace CompiledNet;

/// <summary>What a file of comma-separated values holds, and what becomes of it.</summary>
public sealed class CsvOptions
{
    private readonly char _separator = ',';
    private readonly double _testFraction = 0.2;
    private readonly string[] _missingTexts = ["", "?", "NA", "N/A", "NaN", "nan", "null"];

    /// <summary>What parts the fields of a line; a comma by default. Not a quote, a space or a line end.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The character cannot part fields.</exception>
    public char Separator
    {
        get => _separator;
        init => _separator = value is '"' or ' ' or '\r' or '\n' or '\0'
            ? throw new ArgumentOutOfRangeException(
                nameof(Separator), value, $"{nameof(Separator)} is a quote, a space or a line end, which cannot part fields.")
            : value;
    }

    /// <summary>
    /// Whether the first line names the columns; true by default. Without it they are named <c>column1</c>, <c>column2</c>, ...
    /// </summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>
    /// The columns whose texts are categories: each becomes as many inputs as it has categories (256 at most), one of them 1 and the others
    /// 0.
    /// </summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The columns that are not read, such as an identifier.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>What is done about fields whose value is missing (<see cref="MissingTexts"/>); they are refused by default.</summary>
    public MissingValues Missing { get; init; }

    /// <summary>
    /// What a field whose value is missing reads, in quotes or not, without the spaces around it: nothing, <c>?</c>, <c>NA</c>, <c>N/A</c>,
    /// <c>NaN</c>,
    /// <c>nan</c> or <c>null</c> by default. Where one of them is a category or a class, such as NA for Namibia, set those that are left:
    /// <c>["", "?"]</c>.
    /// </summary>
    /// <exception cref="ArgumentNullException">The list, or a text of it, is null.</exception>
    public IReadOnlyList<string> MissingTexts
    {
        get => _missingTexts;
        init
        {
            ArgumentNullException.ThrowIfNull(value, nameof(MissingTexts));
            _missingTexts = [.. value.Select(text => (text ?? throw new ArgumentNullException(nameof(MissingTexts))).Trim())];
        }
    }

    /// <summary>
    /// Whether numeric inputs are shifted and scaled to a mean of 0 and a deviation of 1, both taken from the examples to train on; true by
    /// default.
    /// </summary>
    public bool Standardize { get; init; } = true;

    /// <summary>
    /// Whether the values that <see cref="CsvDataset.LoadValues(string, string, CsvOptions?)"/> reads as targets are shifted and scaled in
    /// the same way; false by default. Training is hard for values far from 1, such as prices; predictions are then to be turned back with
    /// <c>TargetMean</c> and <c>TargetDeviation</c>.
    /// </summary>
    public bool StandardizeTarget { get; init; }

    /// <summary>
    /// The share of the examples, drawn by <see cref="Seed"/>, that is kept for the test; at least 0 and below 1, 0.2 by default.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside its range.</exception>
    public double TestFraction
    {
        get => _testFraction;
        init => _testFraction = OptimizerChecks.Fraction(value, nameof(TestFraction));
    }

    /// <summary>The seed of the test's examples; 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>Whether a field says that its value is not known.</summary>
    internal bool IsMissing(string field)
    {
        ReadOnlySpan<char> trimmed = field.AsSpan().Trim();
        foreach (string text in _missingTexts)
        {
            if (trimmed.SequenceEqual(text))
            {
                return true;
            }
        }

        return false;
    }
}
