namespace CompiledNet;

/// <summary>Multiplies the current value by the named ones, element by element; the shapes must be equal.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MultiplyAttribute : LayerAttribute
{
    /// <summary>The values' names, one by one or as an array.</summary>
    /// <param name="names">The names of earlier layers or of the input.</param>
    public MultiplyAttribute(params string[] names) => Names = names;

    // Without an array, because an attribute with one is not CLS-compliant.
    /// <inheritdoc cref="MultiplyAttribute(string[])"/>
    public MultiplyAttribute(string name1) => Names = [name1];

    /// <inheritdoc cref="MultiplyAttribute(string[])"/>
    public MultiplyAttribute(string name1, string name2) => Names = [name1, name2];

    /// <inheritdoc cref="MultiplyAttribute(string[])"/>
    public MultiplyAttribute(string name1, string name2, string name3) => Names = [name1, name2, name3];

    /// <inheritdoc cref="MultiplyAttribute(string[])"/>
    public MultiplyAttribute(string name1, string name2, string name3, string name4) => Names = [name1, name2, name3, name4];

    /// <summary>The names of earlier layers or of the input.</summary>
    public string[] Names { get; }
}
