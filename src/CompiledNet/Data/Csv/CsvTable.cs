using System.Text;

namespace CompiledNet;

/// <summary>The columns of a file that are read, the targets among them.</summary>
internal sealed class CsvTable
{
    private readonly string _name;
    private readonly CsvOptions _options;
    private readonly HashSet<string> _targets;

    /// <summary>A column a field; null where it is not read.</summary>
    private readonly CsvColumn?[] _fields;

    private CsvTable(string name, CsvOptions options, HashSet<string> targets, CsvColumn?[] fields)
    {
        _name = name;
        _options = options;
        _targets = targets;
        _fields = fields;
        Columns = [.. fields.OfType<CsvColumn>()];
    }

    /// <summary>The columns that are read, in the order of the file.</summary>
    public IReadOnlyList<CsvColumn> Columns { get; }

    public int Count => Columns[0].Values.Length;

    /// <summary>A column that is read.</summary>
    public CsvColumn Column(string name) => Columns.First(column => column.Name == name);

    /// <summary>Reads a file, a line at a time.</summary>
    /// <param name="stream">The file, UTF-8 with or without a mark.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="wanted">Which columns are read, and as what.</param>
    /// <param name="options">How.</param>
    /// <exception cref="NetworkFormatException">The file is not as the options say.</exception>
    public static CsvTable Read(Stream stream, string name, CsvWanted wanted, CsvOptions options)
    {
        using var text = new StreamReader(
            stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var records = new CsvRecordReader(text, options.Separator, name);
        if (!records.Read())
        {
            throw new NetworkFormatException(
                $"'{name}' is empty, but {(options.HasHeader ? "a line that names the columns is" : "examples are")} expected.");
        }

        string[] names = options.HasHeader
            ? [.. records.Fields.Select(field => field.Trim())]
            : [.. Enumerable.Range(1, records.Fields.Count).Select(i => FormattableString.Invariant($"column{i}"))];
        CsvTable table = Create(name, names, wanted, options);
        bool isThere = !options.HasHeader || records.Read();
        for (; isThere; isThere = records.Read())
        {
            table.Add(records);
        }

        if (table.Count == 0)
        {
            throw new NetworkFormatException(
                $"'{name}' has no {(options.Missing == MissingValues.SkipLine ? "line without a missing value" : "line after its header")}, but at least one example is expected.");
        }

        foreach (CsvColumn column in table.Columns.Where(column => column.IsText))
        {
            column.SortTexts();
        }

        return table;
    }

    private static CsvTable Create(string name, string[] names, CsvWanted wanted, CsvOptions options)
    {
        if (names.GroupBy(one => one, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new NetworkFormatException(
                $"'{name}' has {twice.Count()} columns named {TensorText.Quote(twice.Key)}, but each needs a name of its own.");
        }

        foreach (string one in options.Categories.Concat(options.Ignored).Concat(wanted.Named))
        {
            if (!names.Contains(one, StringComparer.Ordinal))
            {
                throw new NetworkFormatException(
                    $"'{name}' has no column '{one}': its columns are {string.Join(", ", names.Take(30).Select(TensorText.Quote))}{(names.Length > 30 ? ", ..." : string.Empty)}.");
            }
        }

        CsvColumn?[] fields = [.. names.Select(column => wanted.Reads(column, options)
            ? new CsvColumn(column, wanted.IsText(column, options))
            : null)];
        return wanted.ReadsOthers && fields.OfType<CsvColumn>().All(column => wanted.Targets.Contains(column.Name))
            ? throw new NetworkFormatException($"'{name}' has no column beside the target '{string.Join(", ", wanted.Targets)}' to "
                + "read, but at least one is expected.")
            : new CsvTable(name, options, wanted.Targets, fields);
    }

    private void Add(CsvRecordReader record)
    {
        if (record.Fields.Count != _fields.Length)
        {
            throw new NetworkFormatException($"'{_name}', line {record.Line}: there are {record.Fields.Count} fields, but "
                + $"{_fields.Length} are expected, as on the first line.");
        }

        for (int i = 0; i < _fields.Length; i++)
        {
            if (_fields[i] is not { } column || !_options.IsMissing(record.Fields[i]))
            {
                continue;
            }

            if (_options.Missing == MissingValues.SkipLine)
            {
                return;
            }

            if (_options.Missing == MissingValues.Refuse || _targets.Contains(column.Name))
            {
                // A target cannot be filled in; its line can only be left out.
                string choices = _targets.Contains(column.Name) ? nameof(MissingValues.SkipLine) : $"{nameof(MissingValues.Mean)} or "
                    + $"{nameof(MissingValues.SkipLine)}";
                string category = column.IsText && !string.IsNullOrWhiteSpace(record.Fields[i])
                    ? $", unless it is a category, which {nameof(CsvOptions)}.{nameof(CsvOptions.MissingTexts)} must leave out then" : string.Empty;
                throw At(
                    record, column,
                    $"the value is missing ({Shown(record.Fields[i])}); {nameof(CsvOptions)}.{nameof(CsvOptions.Missing)} says what to do then: {choices}{category}");
            }
        }

        for (int i = 0; i < _fields.Length; i++)
        {
            if (_fields[i] is { } column)
            {
                column.Add(Parse(record, column, record.Fields[i]));
            }
        }
    }

    private double Parse(CsvRecordReader record, CsvColumn column, string field)
    {
        if (_options.IsMissing(field))
        {
            return double.NaN;
        }

        double value = column.Parse(field)
            ?? throw At(
                record, column,
                $"{Shown(field)} is no finite number; if the column holds categories, name it in {nameof(CsvOptions)}.{nameof(CsvOptions.Categories)}");
        return !column.IsText || !(value >= CsvColumn.MaxCategories)
            ? value
            : throw At(record, column, $"{Shown(field)} is one text too many: a column may hold {CsvColumn.MaxCategories} categories");
    }

    private NetworkFormatException At(CsvRecordReader record, CsvColumn column, string what) =>
        new($"'{_name}', line {record.Line}, column {TensorText.Quote(column.Name)}: {what}.");

    private static string Shown(string text) => TensorText.Quote(text.Length <= 40 ? text : text[..40] + "...");
}
