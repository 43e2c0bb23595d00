using System.Globalization;
using CompiledNet.Generator.Model;
using Microsoft.CodeAnalysis;

namespace CompiledNet.Generator.Parsing;

/// <summary>The arguments of one attribute, with the defaults of those left out.</summary>
internal sealed class AttributeReader(AttributeData data, int index) : ILayerArguments
{
    private const string Init = "Init";
    private const string AttributeSuffix = "Attribute";

    // What was read, by position or name; without what only says how training begins.
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<LayerArgument> _arguments = [];

    /// <summary>The attribute's place among the declaration's network attributes.</summary>
    public int Index => index;

    /// <summary>The attribute's name without its suffix, e.g. <c>Dense</c>.</summary>
    public string Kind { get; } = Trim(data.AttributeClass?.Name ?? string.Empty);

    /// <summary>Whether the C# compiler accepted the arguments; where not, it reports the error itself.</summary>
    public bool IsComplete { get; } =
        data.AttributeConstructor is not null &&
        data.ConstructorArguments.All(IsGood) &&
        data.NamedArguments.All(argument => IsGood(argument.Value));

    /// <summary>The <c>Name</c> given, or null.</summary>
    public string? Name => Named("Name") is { IsNull: false, Value: string name } ? name : null;

    /// <summary>
    /// The kind and every argument that was read, but for named ones that have their defaults, and the initialisation: the same text for
    /// the same layer, in every version.
    /// </summary>
    public string Declaration => $"{Kind}({string.Join(", ", _values.Select(value => $"{value.Key}: {value.Value}"))})";

    /// <summary>Every argument that was read, but for names of values that the layer reads and for texts that are null.</summary>
    public EquatableArray<LayerArgument> Arguments => _arguments.ToEquatableArray();

    /// <summary>A constructor argument of type int.</summary>
    public int Int(string name, int position) => Add(name, Keep(position, (int)data.ConstructorArguments[position].Value!));

    /// <summary>A constructor argument of type double.</summary>
    public double Double(string name, int position) => Add(name, Keep(position, (double)data.ConstructorArguments[position].Value!));

    /// <summary>Constructor arguments of type int, one by one or in an array; empty where that is null.</summary>
    public int[] Ints(string name, int position)
    {
        int[] values = Keep(position, Values(position).Select(value => (int)value.Value!).ToArray());
        Add(name, new EquatableArray<int>(values));
        return values;
    }

    /// <summary>The constructor arguments.</summary>
    public int Count => data.ConstructorArguments.Length;

    /// <summary>A constructor argument that names another value; empty where it is null.</summary>
    public string ValueName(int position) => Keep(position, data.ConstructorArguments[position].Value as string ?? string.Empty);

    /// <summary>Constructor arguments that name other values, one by one or in an array; empty where that is null.</summary>
    public string[] ValueNames(int position) =>
        Keep(position, Values(position).Select(value => value.Value as string ?? string.Empty).ToArray());

    /// <summary>Whether a named argument is written.</summary>
    public bool IsGiven(string name) => Named(name) is not null;

    /// <summary>A named argument, or its default.</summary>
    public T Named<T>(string name, T fallback) => Add(name, Given(name, fallback));

    /// <summary>A named argument of an enumeration; by default the member that is 0.</summary>
    public TEnum Enumeration<TEnum>(string name)
        where TEnum : struct, Enum
    {
        var value = (TEnum)Enum.ToObject(typeof(TEnum), Given(name, 0));
        Add(name, value.ToString());
        return value;
    }

    /// <summary>A named argument of type long; null where it is not given.</summary>
    public long? Limit(string name) => Named(name) is { Value: long value } ? value : null;

    private static string Trim(string name) =>
        name.EndsWith(AttributeSuffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - AttributeSuffix.Length) : name;

    private static bool IsGood(TypedConstant constant) =>
        constant.Kind != TypedConstantKind.Error
            && (constant.Kind != TypedConstantKind.Array || constant.IsNull || constant.Values.All(IsGood));

    private T Given<T>(string name, T fallback)
    {
        if (Named(name) is not { Value: T value })
        {
            return fallback;
        }

        if (name != Init && !EqualityComparer<T>.Default.Equals(value, fallback))
        {
            _values[name] = Text(value!);
        }

        return value;
    }

    /// <summary>Remembers an argument, once however often it is read.</summary>
    private T Add<T>(string name, T value)
    {
        if (value is not null && _arguments.All(argument => argument.Name != name))
        {
            _arguments.Add(new LayerArgument(name, value));
        }

        return value;
    }

    /// <summary>The arguments from a position on; the elements of an array that stands there.</summary>
    private IEnumerable<TypedConstant> Values(int position) =>
        data.ConstructorArguments.Length != position + 1
            || data.ConstructorArguments[position] is not { Kind: TypedConstantKind.Array } array ? data.ConstructorArguments.Skip(position)
        : array.IsNull ? Enumerable.Empty<TypedConstant>()
        : array.Values;

    private T Keep<T>(int position, T value)
    {
        _values[position.ToString(CultureInfo.InvariantCulture)] = Text(value!);
        return value;
    }

    private static string Text(object value) => value switch
    {
        // The bits, because runtimes write the digits of some numbers differently.
        double number => BitConverter.DoubleToInt64Bits(number).ToString("X16", CultureInfo.InvariantCulture),
        string text => $"{text.Length} {text}",
        System.Collections.IEnumerable values => $"[{string.Join(", ", values.Cast<object>().Select(Text))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private TypedConstant? Named(string name)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }
}
