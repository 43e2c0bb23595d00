using CompiledNet.Runtime;

namespace CompiledNet;

/// <summary>
/// Examples for a network of any inputs and heads: a column for each, named after it as the parameters of the network's methods are, in
/// memory that is not copied and must not change meanwhile. Made by <see cref="Dataset.FromColumns"/>.
/// </summary>
public sealed class ColumnDataset
{
    /// <summary>The name of the column that weighs the examples in training: one weight for each, finite and not negative.</summary>
    public const string SampleWeights = "sampleWeights";

    private readonly string[] _names;
    private readonly ExampleColumn[] _columns;

    internal ColumnDataset(int count, (string Name, DataColumn Values)[] columns)
    {
        if (count < 1)
        {
            throw new ArgumentException($"The count is {count}, but at least one example is expected.", nameof(count));
        }

        if (columns.Length == 0)
        {
            throw new ArgumentException("There are no columns, but one for each input and each loss of the network is "
                + "expected.", nameof(columns));
        }

        Count = count;
        _names = new string[columns.Length];
        _columns = new ExampleColumn[columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            (string name, DataColumn values) = columns[i];
            ArgumentException.ThrowIfNullOrEmpty(name, nameof(columns));
            if (Array.IndexOf(_names, name) >= 0)
            {
                throw new ArgumentException($"There are two columns '{name}', but each needs a name of its own.", nameof(columns));
            }

            _names[i] = name;
            _columns[i] = (values ?? throw new ArgumentNullException(nameof(columns), $"The column '{name}' is null.")).Of(name, count);
        }
    }

    /// <summary>The number of examples, at least 1.</summary>
    public int Count { get; }

    /// <summary>The names of the columns, in the order in which they came.</summary>
    public IReadOnlyList<string> Names => Array.AsReadOnly(_names);

    /// <summary>The columns, in the order of <see cref="Names"/>.</summary>
    internal ExampleColumn[] Columns => _columns;

    /// <summary>Elements of one example in a column.</summary>
    /// <param name="column">The name of the column.</param>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public int LengthOf(string column) => _columns[IndexOf(column)].Length;

    /// <summary>Copies one example of a column of values, as the network reads it.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="example">The example.</param>
    /// <param name="destination">[<see cref="LengthOf"/>].</param>
    /// <exception cref="ArgumentException">There is no such column of values, or the span has another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public void Copy(string column, int example, Span<float> destination) => Of<float>(column).CopyOne(example, destination);

    /// <summary>Copies one example of a column of integers.</summary>
    /// <inheritdoc cref="Copy(string, int, Span{float})"/>
    public void Copy(string column, int example, Span<int> destination) => Of<int>(column).CopyOne(example, destination);

    /// <summary>The place of a column.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    internal int IndexOf(string column)
    {
        int index = Array.IndexOf(_names, column);
        return index >= 0 ? index : throw new ArgumentException($"There is no column '{column}': the columns are "
            + $"{List(_names)}.", nameof(column));
    }

    /// <summary>The columns of a network's slots, whose elements are checked too.</summary>
    /// <param name="info">The network.</param>
    /// <param name="argument">The argument that the data set came as.</param>
    /// <exception cref="ArgumentException">A column is missing, or there is one too many, or its elements are others than the
    /// slot's.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label, token, target or weight is none.</exception>
    internal SlotData Bind(NetworkInfo info, string argument)
    {
        if (info.TargetSlots.Length == 0)
        {
            throw new ArgumentException($"{info.Name} has no loss that it could be trained or evaluated by.", argument);
        }

        int variant = Math.Max(0, Array.FindIndex(info.TargetSlots, slots => Array.TrueForAll(slots, Fits)));
        ExampleColumn[] inputs = Array.ConvertAll(info.InputSlots, slot => Find(info, slot, argument));
        ExampleColumn[] targets = Array.ConvertAll(info.TargetSlots[variant], slot => Find(info, slot, argument));
        ExampleColumn<float>? weights = null;
        for (int i = 0; i < _names.Length; i++)
        {
            if (_names[i] == SampleWeights)
            {
                weights = _columns[i] is ExampleColumn<float> { Length: 1 } floats ? floats : throw new ArgumentException(
                    $"The column '{SampleWeights}' has {Shown(_columns[i])} for each example, but one value, its weight, is "
                        + "expected.", argument);
            }
            else if (!Has(info.InputSlots, _names[i]) && !Has(info.TargetSlots[variant], _names[i]))
            {
                throw new ArgumentException(
                    $"{info.Name} has no slot '{_names[i]}' for that column: its inputs are "
                        + $"{List(info.InputSlots.Select(slot => slot.Name))}, "
                    + $"and its targets {List(info.TargetSlots[variant].Select(slot => slot.Name))}.",
                    argument);
            }
        }

        return new SlotData(Count, inputs, targets, variant, weights).Checked(info);

        bool Fits(SlotInfo slot) => Array.IndexOf(_names, slot.Name) is var i and >= 0 && _columns[i].IsIntegers == slot.IsIntegers;
    }

    private static bool Has(SlotInfo[] slots, string name) => Array.Exists(slots, slot => slot.Name == name);

    private static string Shown(ExampleColumn column) => $"{column.Length} {column.Elements}";

    private static string List(IEnumerable<string> names) => string.Join(", ", names);

    private static string Elements(SlotInfo slot) => slot.Kind switch
    {
        SlotKind.Tokens => "tokens (int)",
        SlotKind.Labels => "class labels (int)",
        SlotKind.Distributions => "values of a distribution (float)",
        _ => "values (float)",
    };

    private ExampleColumn Find(NetworkInfo info, SlotInfo slot, string argument)
    {
        int index = Array.IndexOf(_names, slot.Name);
        if (index < 0)
        {
            throw new ArgumentException(
                $"{info.Name} takes {slot.Length} {Elements(slot)} for each example as '{slot.Name}', but the data set has no such column: "
                + $"its columns are {List(_names)}.",
                argument);
        }

        ExampleColumn column = _columns[index];
        return column.IsIntegers == slot.IsIntegers && column.Length == slot.Length ? column : throw new ArgumentException(
            $"{info.Name} takes {slot.Length} {Elements(slot)} for each example as '{slot.Name}', but the column has "
                + $"{Shown(column)}.", argument);
    }

    /// <summary>The place of a column of some elements.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    internal int IndexOf<T>(string column)
        where T : unmanaged => IndexOf(column) is var index && _columns[index] is ExampleColumn<T> ? index : throw new ArgumentException(
            $"The column '{column}' has {_columns[index].Elements}, not "
                + $"{(typeof(T) == typeof(int) ? "integers" : "values")}.", nameof(column));

    private ExampleColumn<T> Of<T>(string column)
        where T : unmanaged => (ExampleColumn<T>)_columns[IndexOf<T>(column)];
}
