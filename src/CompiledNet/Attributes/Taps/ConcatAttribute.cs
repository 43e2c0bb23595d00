namespace CompiledNet;

/// <summary>Joins the current value (first) and the named ones along an axis; all other axes must be equal.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConcatAttribute : LayerAttribute
{
    /// <summary>The values' names, one by one or as an array.</summary>
    /// <param name="names">The names of earlier layers or of the input.</param>
    public ConcatAttribute(params string[] names) => Names = names;

    // Without an array, because an attribute with one is not CLS-compliant.
    /// <inheritdoc cref="ConcatAttribute(string[])"/>
    public ConcatAttribute(string name1) => Names = [name1];

    /// <inheritdoc cref="ConcatAttribute(string[])"/>
    public ConcatAttribute(string name1, string name2) => Names = [name1, name2];

    /// <inheritdoc cref="ConcatAttribute(string[])"/>
    public ConcatAttribute(string name1, string name2, string name3) => Names = [name1, name2, name3];

    /// <inheritdoc cref="ConcatAttribute(string[])"/>
    public ConcatAttribute(string name1, string name2, string name3, string name4) => Names = [name1, name2, name3, name4];

    /// <summary>The names of earlier layers or of the input.</summary>
    public string[] Names { get; }

    /// <summary>The axis of one example, from 0; the channels of an image by default.</summary>
    public int Axis { get; set; }
}
