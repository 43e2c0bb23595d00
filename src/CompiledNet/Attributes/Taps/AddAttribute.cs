namespace CompiledNet;

/// <summary>Adds the named values to the current one, element by element; the shapes must be equal.</summary>
/// <param name="names">The names of earlier layers or of the input.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class AddAttribute(params string[] names) : LayerAttribute
{
    /// <summary>The names of earlier layers or of the input.</summary>
    public string[] Names { get; } = names;
}
