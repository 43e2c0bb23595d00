namespace CompiledNet.Generator.Model;

/// <summary>
/// The arguments of a layer's attribute, with the defaults of those left out. What is read here is what the network's graph says of the
/// layer, under the name of the attribute's property.
/// </summary>
internal interface ILayerArguments
{
    /// <summary>The attribute's place among the declaration's network attributes.</summary>
    int Index { get; }

    /// <summary>The attribute's name without its suffix, e.g. <c>Dense</c>.</summary>
    string Kind { get; }

    /// <summary>The constructor arguments.</summary>
    int Count { get; }

    /// <summary>A constructor argument of type int.</summary>
    int Int(string name, int position);

    /// <summary>A constructor argument of type double.</summary>
    double Double(string name, int position);

    /// <summary>Constructor arguments of type int, one by one or in an array; empty where that is null.</summary>
    int[] Ints(string name, int position);

    /// <summary>A constructor argument that names another value; empty where it is null.</summary>
    string ValueName(int position);

    /// <summary>Constructor arguments that name other values, one by one or in an array; empty where that is null.</summary>
    string[] ValueNames(int position);

    /// <summary>Whether a named argument is written.</summary>
    bool IsGiven(string name);

    /// <summary>A named argument, or its default.</summary>
    T Named<T>(string name, T fallback);

    /// <summary>A named argument of an enumeration; by default the member that is 0.</summary>
    TEnum Enumeration<TEnum>(string name)
        where TEnum : struct, Enum;
}
