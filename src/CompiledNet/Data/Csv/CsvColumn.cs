using System.Globalization;
using System.Runtime.InteropServices;

namespace CompiledNet;

/// <summary>
/// A column of a file, a value for each example: a number, or the ordinal of a text among those that occur. Numbers stay double until they
/// are inputs or targets: a date such as 20240101 is no float.
/// </summary>
internal sealed class CsvColumn(string name, bool isText)
{
    /// <summary>More would make the inputs far larger than the file.</summary>
    public const int MaxCategories = 256;

    private readonly Dictionary<string, int> _ordinals = [];
    private readonly List<double> _values = [];

    public string Name { get; } = name;

    public bool IsText { get; } = isText;

    /// <summary>The texts that occur, in the order of <see cref="Values"/>'s ordinals.</summary>
    public string[] Texts { get; private set; } = [];

    /// <summary>A value for each example; NaN where it is missing.</summary>
    public ReadOnlySpan<double> Values => CollectionsMarshal.AsSpan(_values);

    /// <summary>Reads a field as this column has it: a number, or a text's ordinal in the order in which they occur.</summary>
    /// <returns>Null where it is not a number that a float can be near to.</returns>
    public double? Parse(string field)
    {
        if (!IsText)
        {
            bool isNumber = double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                && float.IsFinite((float)number);
            return isNumber ? number : null;
        }

        ref int ordinal = ref CollectionsMarshal.GetValueRefOrAddDefault(_ordinals, field.Trim(), out bool exists);
        ordinal = exists ? ordinal : _ordinals.Count - 1;
        return ordinal;
    }

    public void Add(double value) => _values.Add(value);

    /// <summary>Orders the texts, by number where all are numbers: their ordinals then depend on which occur, not on where.</summary>
    public void SortTexts()
    {
        bool areNumbers = _ordinals.Keys.All(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        Texts = areNumbers
            ? [
                .. _ordinals.Keys.OrderBy(
                    text => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture))
                    .ThenBy(text => text, StringComparer.Ordinal)]
            : [.. _ordinals.Keys.Order(StringComparer.Ordinal)];
        int[] sorted = new int[Texts.Length];
        for (int i = 0; i < Texts.Length; i++)
        {
            sorted[_ordinals[Texts[i]]] = i;
        }

        foreach (ref double value in CollectionsMarshal.AsSpan(_values))
        {
            value = double.IsNaN(value) ? value : sorted[(int)value];
        }
    }
}
