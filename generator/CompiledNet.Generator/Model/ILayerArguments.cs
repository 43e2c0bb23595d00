namespace CompiledNet.Generator.Model;

/// <summary>The arguments of a layer's attribute, with the defaults of those left out.</summary>
internal interface ILayerArguments
{
    /// <summary>The attribute's place among the declaration's network attributes.</summary>
    int Index { get; }

    /// <summary>The attribute's name without its suffix, e.g. <c>Dense</c>.</summary>
    string Kind { get; }

    /// <summary>The constructor arguments.</summary>
    int Count { get; }

    /// <summary>A constructor argument of type int.</summary>
    int Int(int position);

    /// <summary>A constructor argument of type double.</summary>
    double Double(int position);

    /// <summary>Constructor arguments of type int, one by one or in an array; empty where that is null.</summary>
    int[] Ints(int position);

    /// <summary>A constructor argument of type string; empty where it is null.</summary>
    string String(int position);

    /// <summary>Constructor arguments of type string, one by one or in an array; empty where that is null.</summary>
    string[] Strings(int position);

    /// <summary>A named argument, or its default.</summary>
    T Named<T>(string name, T fallback);
}
