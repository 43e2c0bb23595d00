namespace CompiledNet;

/// <summary>Adds the named values to the current one, element by element; the shapes must be equal.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute : LayerAttribute
{
    /// <summary>The values' names, one by one or as an array.</summary>
    /// <param name="names">The names of earlier layers or of the input.</param>
    public AddAttribute(params string[] names) => Names = names;

    // Without an array, because an attribute with one is not CLS-compliant.
    /// <inheritdoc cref="AddAttribute(string[])"/>
    public AddAttribute(string name1) => Names = [name1];

    /// <inheritdoc cref="AddAttribute(string[])"/>
    public AddAttribute(string name1, string name2) => Names = [name1, name2];

    /// <inheritdoc cref="AddAttribute(string[])"/>
    public AddAttribute(string name1, string name2, string name3) => Names = [name1, name2, name3];

    /// <inheritdoc cref="AddAttribute(string[])"/>
    public AddAttribute(string name1, string name2, string name3, string name4) => Names = [name1, name2, name3, name4];

    /// <summary>The names of earlier layers or of the input.</summary>
    public string[] Names { get; }
}
