using System.Globalization;

namespace CompiledNet;

/// <summary>An argument of a layer, an input, an output or a loss.</summary>
public sealed class ArgumentInfo
{
    internal ArgumentInfo(string name, object value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>The name of the attribute's property, e.g. <c>Units</c> of <see cref="DenseAttribute.Units"/>.</summary>
    public string Name { get; }

    /// <summary>
    /// The value that was declared or is the default, to the bit: an <see cref="int"/>, a <see cref="double"/>, a <see cref="bool"/>, a
    /// <see cref="string"/>, or an <see cref="IReadOnlyList{T}"/> of <see cref="int"/>. An enumeration's is its member's name.
    /// </summary>
    public object Value { get; }

    /// <summary>Name and value, the same under every culture, e.g. <c>Units = 10</c>.</summary>
    public override string ToString() => $"{Name} = {Text(Value)}";

    private static string Text(object value) => value switch
    {
        IReadOnlyList<int> numbers => $"[{string.Join(", ", numbers)}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        true => "true",
        false => "false",
        _ => $"\"{value}\"",
    };
}
